package org.stackshift.image.dwarf;

import org.stackshift.image.dwarf.AttributeValue.Address;
import org.stackshift.image.dwarf.AttributeValue.AddressIndex;
import org.stackshift.image.dwarf.AttributeValue.Block;
import org.stackshift.image.dwarf.AttributeValue.Elsewhere;
import org.stackshift.image.dwarf.AttributeValue.ListIndex;
import org.stackshift.image.dwarf.AttributeValue.Number;
import org.stackshift.image.dwarf.AttributeValue.Reference;
import org.stackshift.image.dwarf.AttributeValue.Text;
import org.stackshift.image.dwarf.AttributeValue.TextIndex;

import java.util.ArrayList;
import java.util.List;

/** Reads attribute values by their form (DWARF 5 §7.5.6). */
final class AttributeReader {
    private final UnitHeader header;
    private final StringSections strings;

    AttributeReader(UnitHeader header, StringSections strings) {
        this.header = header;
        this.strings = strings;
    }

    List<AttributeValue> readAll(Cursor cursor, Abbreviation shape) {
        List<AttributeValue> values = new ArrayList<>(shape.attributes().size());
        for (Abbreviation.Attribute attribute : shape.attributes()) {
            values.add(read(cursor, attribute.form(), attribute.implicit()));
        }
        return values;
    }

    private AttributeValue read(Cursor cursor, int form, long implicit) {
        int offsetSize = header.offsetSize();
        return switch (form) {
            case Dw.FORM_ADDR -> new Address(cursor.unsigned(header.addressSize()));
            case Dw.FORM_DATA1, Dw.FORM_FLAG -> new Number(cursor.u8());
            case Dw.FORM_DATA2 -> new Number(cursor.u16());
            case Dw.FORM_DATA4 -> new Number(cursor.u32());
            case Dw.FORM_DATA8 -> new Number(cursor.i64());
            case Dw.FORM_SDATA -> new Number(cursor.sleb());
            case Dw.FORM_UDATA -> new Number(cursor.uleb());
            case Dw.FORM_SEC_OFFSET -> new Number(cursor.unsigned(offsetSize));
            case Dw.FORM_FLAG_PRESENT -> new Number(1);
            case Dw.FORM_IMPLICIT_CONST -> new Number(implicit);
            case Dw.FORM_BLOCK1 -> new Block(cursor.block(cursor.u8()));
            case Dw.FORM_BLOCK2 -> new Block(cursor.block(cursor.u16()));
            case Dw.FORM_BLOCK4 -> new Block(cursor.block(cursor.u32()));
            case Dw.FORM_BLOCK, Dw.FORM_EXPRLOC -> new Block(cursor.block(cursor.uleb()));
            case Dw.FORM_DATA16 -> new Block(cursor.block(16));
            case Dw.FORM_STRING -> new Text(cursor.text());
            case Dw.FORM_STRP -> new Text(strings.str(cursor.unsigned(offsetSize)));
            case Dw.FORM_LINE_STRP -> new Text(strings.lineStr(cursor.unsigned(offsetSize)));
            case Dw.FORM_LOCLISTX, Dw.FORM_RNGLISTX -> new ListIndex(cursor.uleb());
            case Dw.FORM_INDIRECT -> indirect(cursor);
            default -> readIndexOrReference(cursor, form);
        };
    }

    private AttributeValue readIndexOrReference(Cursor cursor, int form) {
        return switch (form) {
            case Dw.FORM_STRX -> new TextIndex(cursor.uleb());
            case Dw.FORM_STRX1 -> new TextIndex(cursor.unsigned(1));
            case Dw.FORM_STRX2 -> new TextIndex(cursor.unsigned(2));
            case Dw.FORM_STRX3 -> new TextIndex(cursor.unsigned(3));
            case Dw.FORM_STRX4 -> new TextIndex(cursor.unsigned(4));
            case Dw.FORM_ADDRX -> new AddressIndex(cursor.uleb());
            case Dw.FORM_ADDRX1 -> new AddressIndex(cursor.unsigned(1));
            case Dw.FORM_ADDRX2 -> new AddressIndex(cursor.unsigned(2));
            case Dw.FORM_ADDRX3 -> new AddressIndex(cursor.unsigned(3));
            case Dw.FORM_ADDRX4 -> new AddressIndex(cursor.unsigned(4));
            case Dw.FORM_REF1 -> inUnit(cursor.unsigned(1));
            case Dw.FORM_REF2 -> inUnit(cursor.unsigned(2));
            case Dw.FORM_REF4 -> inUnit(cursor.unsigned(4));
            case Dw.FORM_REF8 -> inUnit(cursor.unsigned(8));
            case Dw.FORM_REF_UDATA -> inUnit(cursor.uleb());
            case Dw.FORM_REF_ADDR -> new Reference(cursor.unsigned(header.referenceSize()));
            case Dw.FORM_REF_SIG8, Dw.FORM_REF_SUP8 -> elsewhere(cursor, 8);
            case Dw.FORM_REF_SUP4 -> elsewhere(cursor, 4);
            case Dw.FORM_STRP_SUP -> elsewhere(cursor, header.offsetSize());
            default -> throw new DwarfFault("an attribute of unknown form 0x%x".formatted(form));
        };
    }

    /** The form stands in front of the value; a form that says "indirect" again is broken. */
    private AttributeValue indirect(Cursor cursor) {
        long form = cursor.uleb();
        if (form == Dw.FORM_INDIRECT || form == Dw.FORM_IMPLICIT_CONST) {
            throw new DwarfFault("an indirect attribute without a value");
        }
        return read(cursor, (int) form, 0);
    }

    private Reference inUnit(long offset) {
        return new Reference(header.offset() + offset);
    }

    private static AttributeValue elsewhere(Cursor cursor, int size) {
        cursor.skip(size);
        return new Elsewhere();
    }
}
