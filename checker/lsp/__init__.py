"""The editor service: what the checks know of a file while somebody writes it, said to any editor
in the Language Server Protocol.

Nothing is decided here: findings come from `checker.pipeline`, edits from `checker.fixes`, rules
from `checker.packs`. This room knows what is open, when to look again, and how the protocol says
it. pygls and lsprotocol are imported here alone.
"""

from checker.lsp.desk import FileOrder, Orders
from checker.lsp.service import serve

__all__ = ["FileOrder", "Orders", "serve"]
