"""The XML inside archives, parsed without entities, document types from elsewhere, or the network."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError

from reader.core.errors import OpeningError


def xml_root(data: bytes) -> Element:
    """The root element. Raises OpeningError: damaged, bomb (it defines entities), unsafe (it names files outside)."""
    from defusedxml import ElementTree
    from defusedxml.common import DefusedXmlException, DTDForbidden, EntitiesForbidden, ExternalReferenceForbidden

    try:
        root: Element = ElementTree.fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except EntitiesForbidden as error:
        raise OpeningError("unsafe" if error.sysid or error.pubid else "bomb") from error
    except (ExternalReferenceForbidden, DTDForbidden, DefusedXmlException) as error:
        raise OpeningError("unsafe") from error
    except (ParseError, ValueError, LookupError) as error:
        raise OpeningError("damaged") from error
    return root


def local_name(element: Element) -> str:
    """The element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
