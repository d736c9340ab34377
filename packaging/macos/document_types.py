"""What macOS is told about the program (Info.plist): documents and links it opens, languages, the oldest system."""

from __future__ import annotations

from typing import Any

DOCUMENTS = (
    ("Plain text", ("public.plain-text",), ("txt", "text")),
    ("Web page", ("public.html", "public.xhtml"), ("html", "htm", "xhtml", "xht")),
    ("Word document", ("org.openxmlformats.wordprocessingml.document",), ("docx",)),
    ("PDF document", ("com.adobe.pdf",), ("pdf",)),
    ("EPUB book", ("org.idpf.epub-container",), ("epub",)),
    ("Markdown", ("net.daringfireball.markdown",), ("md", "markdown", "mdown", "mkd")),
)
"""Name, uniform type identifiers and suffixes of each kind of document."""

INFO: dict[str, Any] = {
    "CFBundleName": "Qari",
    "CFBundleDisplayName": "Qari",
    "CFBundleDevelopmentRegion": "ar",
    "CFBundleLocalizations": ["ar", "en"],
    # The oldest macOS that Qt 6.11 runs on.
    "LSMinimumSystemVersion": "13.0",
    "LSApplicationCategoryType": "public.app-category.productivity",
    "NSHighResolutionCapable": True,
    "NSHumanReadableCopyright": "The Qari developers, MIT licence",
    "CFBundleDocumentTypes": [
        {
            "CFBundleTypeName": name,
            "CFBundleTypeRole": "Viewer",
            # Offered, never taken from the program that opens them now.
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": list(types),
            "CFBundleTypeExtensions": list(suffixes),
        }
        for name, types, suffixes in DOCUMENTS
    ],
    "CFBundleURLTypes": [
        {"CFBundleURLName": "Link to a note in Qari", "CFBundleTypeRole": "Viewer", "CFBundleURLSchemes": ["qari"]}
    ],
    # macOS knows no type for Markdown of its own: the one that its author has named.
    "UTImportedTypeDeclarations": [
        {
            "UTTypeIdentifier": "net.daringfireball.markdown",
            "UTTypeDescription": "Markdown",
            "UTTypeConformsTo": ["public.plain-text"],
            "UTTypeTagSpecification": {
                "public.filename-extension": ["md", "markdown", "mdown", "mkd"],
                "public.mime-type": ["text/markdown"],
            },
        }
    ],
}
