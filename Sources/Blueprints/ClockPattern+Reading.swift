import Notation

extension ClockPattern {
    /// The names a layout may put in braces.
    private static let names: [(name: String, piece: Piece)] = [
        ("hour", .hour), ("minute", .minute), ("year", .year), ("month", .month), ("day", .day),
        ("weekday", .weekday), ("lunar.year", .lunarYear), ("lunar.animal", .lunarAnimal),
        ("lunar.month", .lunarMonth), ("lunar.day", .lunarDay), ("days", .days),
    ]

    /// What is wrong with a pattern's text.
    package struct Fault: Error, Hashable {
        package let problem: String
        package let remedy: String
    }

    /// Reads `{month}月{day}日` and the like.
    package init(reading text: String) throws(Fault) {
        var rest = Substring(text)
        var pieces: [Piece] = []
        while let character = rest.popFirst() {
            guard character == "{" else {
                pieces.append(.literal(character))
                continue
            }
            let name = String(rest.prefix { $0 != "}" })
            guard let known = ClockPattern.names.first(where: { $0.name == name }),
                rest.count > name.count
            else {
                let names = ClockPattern.names.map(\.name)
                let near = nearestName(to: name, among: names).map { "did you mean {\($0)}? " }
                throw Fault(
                    problem: "there is no part {\(name)} of a clock",
                    remedy: (near ?? "") + "parts are " + names.joined(separator: ", ")
                )
            }
            pieces.append(known.piece)
            rest = rest.dropFirst(name.count + 1)
        }
        self.init(pieces)
    }
}
