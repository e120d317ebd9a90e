import Disclosure

/// One text of an item under its field's name, as characters.
struct GateText {
    /// A stretch of a field.
    struct Span: Hashable {
        var field: String
        var offset: Int
        var length: Int
    }

    let field: String
    let characters: [Character]

    init(_ field: String, _ text: String) {
        self.field = field
        characters = Array(text)
    }

    func span(_ range: Range<Int>) -> Span {
        Span(field: field, offset: range.lowerBound, length: range.count)
    }

    /// What a character stands for: full-width forms and other digits as ASCII, letters in upper
    /// case.
    ///
    /// A digit in a circle, a superscript or a keycap still tells the number.
    static func folded(_ character: Character) -> Character {
        guard let scalar = character.unicodeScalars.first else { return character }
        // Hanzi, nearly all there is, stand for nothing else.
        if (0x4E00...0x9FA5).contains(scalar.value) { return character }
        switch scalar.properties.numericType {
        case .decimal, .digit:
            if let value = scalar.properties.numericValue, let digit = Int(exactly: value),
                (0...9).contains(digit)
            {
                return Character(String(digit))
            }
        default: break
        }
        if (0xFF01...0xFF5E).contains(scalar.value),
            let ascii = Unicode.Scalar(scalar.value - 0xFEE0)
        {
            return Character(Character(ascii).uppercased())
        }
        return scalar.isASCII ? Character(Character(scalar).uppercased()) : character
    }
}

extension Item {
    /// Every text of the item with the name of its field, in reading order.
    var gateTexts: [GateText] {
        var texts = [GateText("title", title), GateText("body", body)]
        if let plan {
            texts.append(GateText("plan.owner", plan.owner))
            for (index, milestone) in plan.milestones.enumerated() {
                texts.append(GateText("plan.milestones[\(index)].name", milestone.name))
            }
        }
        guard let table else { return texts }
        for (index, column) in table.columns.enumerated() {
            texts.append(GateText("table.columns[\(index)]", column))
        }
        for (row, cells) in table.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                texts.append(GateText("table.rows[\(row)][\(column)]", cell))
            }
        }
        return texts
    }

    /// The item with its texts passed through `change`.
    func mappingTexts(_ change: (_ field: String, _ text: String) -> String) -> Item {
        var item = self
        item.title = change("title", title)
        item.body = change("body", body)
        if let plan {
            item.plan?.owner = change("plan.owner", plan.owner)
            for (index, milestone) in plan.milestones.enumerated() {
                let field = "plan.milestones[\(index)].name"
                item.plan?.milestones[index].name = change(field, milestone.name)
            }
        }
        guard let table else { return item }
        item.table?.columns = table.columns.enumerated().map { index, column in
            change("table.columns[\(index)]", column)
        }
        item.table?.rows = table.rows.enumerated().map { row, cells in
            cells.enumerated().map { column, cell in
                change("table.rows[\(row)][\(column)]", cell)
            }
        }
        return item
    }
}
