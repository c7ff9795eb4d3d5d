"""Office Open XML: the parts of a package, how they refer to each other, and what stands in them.

Readers, fixes and annotations use the same room. Whoever only reads takes parts as a stream with
budgets; whoever changes a file looks at a part as the bytes it is made of: tags know their offsets,
and what is written back differs from the original only where something was put in. No part is ever
parsed and written anew, so nothing that this program does not know (rich text, cached results,
drawings) can be lost.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.ooxml.archive import Archive as Archive
    from checker.ooxml.markup import Tag as Tag
    from checker.ooxml.markup import attribute_text as attribute_text
    from checker.ooxml.markup import inserted as inserted
    from checker.ooxml.markup import opened_tag as opened_tag
    from checker.ooxml.markup import replaced_bytes as replaced_bytes
    from checker.ooxml.markup import start_tags as start_tags
    from checker.ooxml.markup import tags as tags
    from checker.ooxml.markup import text_of as text_of
    from checker.ooxml.markup import with_attribute as with_attribute
    from checker.ooxml.package import Package as Package
    from checker.ooxml.package import new_package as new_package
    from checker.ooxml.parts import main_part as main_part
    from checker.ooxml.parts import relations as relations
    from checker.ooxml.references import column_letters as column_letters
    from checker.ooxml.references import position_of as position_of
    from checker.ooxml.sheet import SheetCell as SheetCell
    from checker.ooxml.sheet import parts_of_sheets as parts_of_sheets
    from checker.ooxml.sheet import row_and_column as row_and_column
    from checker.ooxml.sheet import sheet_and_cell as sheet_and_cell
    from checker.ooxml.sheet import sheet_cells as sheet_cells
    from checker.ooxml.word import MAIN_PART as MAIN_PART
    from checker.ooxml.word import UNSEEN as UNSEEN
    from checker.ooxml.word import Paragraphs as Paragraphs
    from checker.ooxml.word import TextRun as TextRun
    from checker.ooxml.word import WordParagraph as WordParagraph
    from checker.ooxml.word import word_cells as word_cells
    from checker.ooxml.workbook import WORKBOOK as WORKBOOK
    from checker.ooxml.workbook import Outline as Outline
    from checker.ooxml.workbook import outline_of as outline_of
    from checker.ooxml.xmlstream import Budget as Budget
    from checker.ooxml.xmlstream import End as End
    from checker.ooxml.xmlstream import Event as Event
    from checker.ooxml.xmlstream import Handlers as Handlers
    from checker.ooxml.xmlstream import OnEnd as OnEnd
    from checker.ooxml.xmlstream import OnStart as OnStart
    from checker.ooxml.xmlstream import Start as Start
    from checker.ooxml.xmlstream import read_xml as read_xml
else:
    from checker.base.face import late

    __getattr__ = late(
        __name__,
        {
            "archive": ("Archive",),
            "markup": (
                "Tag",
                "attribute_text",
                "inserted",
                "opened_tag",
                "replaced_bytes",
                "start_tags",
                "tags",
                "text_of",
                "with_attribute",
            ),
            "package": ("Package", "new_package"),
            "parts": ("main_part", "relations"),
            "references": ("column_letters", "position_of"),
            "sheet": (
                "SheetCell",
                "parts_of_sheets",
                "row_and_column",
                "sheet_and_cell",
                "sheet_cells",
            ),
            "word": ("MAIN_PART", "Paragraphs", "TextRun", "UNSEEN", "WordParagraph", "word_cells"),
            "workbook": ("Outline", "WORKBOOK", "outline_of"),
            "xmlstream": ("Budget", "End", "Event", "Handlers", "Start", "read_xml"),
        },
    )
