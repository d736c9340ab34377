"""The words of the field as frozen dataclasses: nothing here reads, draws or stores."""
