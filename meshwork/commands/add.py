"""`meshwork add`"""

from __future__ import annotations

from meshwork.commands import Command, Json, Named, StoreUrl, begun
from meshwork.commands._facts import Kind, Values, kind_of, said_of, tell


def add(
    kind: Kind, values: Values = None, store: StoreUrl = "", community: Named = None, as_json: Json = False
) -> None:
    """Add one fact, such as: meshwork add tie source=Clinic target=Bakery kind=exchanges since=2024-03.

    Words may be Dutch or English. What is wrong is said field by field, and then nothing is written.
    """
    of_kind = kind_of(kind)
    said = said_of(of_kind, values)
    with begun(store) as (service, asker):
        here = service.community(asker, community).id
        tell(service.edits.add(asker, here, of_kind, said), as_json)


COMMAND = Command("add", add)
