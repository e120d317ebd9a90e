/// Plates and passports: numbers that begin with a letter or a province's sign.
enum LetteredNumber {
    struct Mark {
        var code: GateFinding.Code
        var range: Range<Int>
    }

    /// The provinces' signs on plates (GA 36-2018), and those of embassies.
    private static let provinces: Set<Character> = Set(
        "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使"
    )
    /// What a plate may end with: trailer, driving school, police, Hong Kong, Macao, consulate.
    private static let endings: Set<Character> = Set("挂学警港澳领")
    private static let gaps: Set<Character> = ["·", " ", "-", "•", "・", "\u{3000}"]

    static func all(in characters: [Character]) -> [Mark] {
        let folded = characters.map { GateText.folded($0) }
        var marks: [Mark] = []
        var index = 0
        while index < folded.count {
            if let end = plateEnd(folded, index) {
                marks.append(Mark(code: .plate, range: index..<end))
                index = end
            } else if let end = passportEnd(folded, index) {
                marks.append(Mark(code: .passport, range: index..<end))
                index = end
            } else {
                index += 1
            }
        }
        return marks
    }

    /// A province's sign, a letter, and five places, or six of a new-energy vehicle.
    private static func plateEnd(_ text: [Character], _ start: Int) -> Int? {
        guard provinces.contains(text[start]), start + 1 < text.count, isLetter(text[start + 1]),
            text[start + 1] != "I"
        else { return nil }
        var index = start + 2
        if index < text.count, gaps.contains(text[index]) { index += 1 }
        let first = index
        while index < text.count, isPlace(text[index]), index - first < 8 { index += 1 }
        let places = text[first..<index]
        let digits = places.count { isDigit($0) }
        if places.count == 4, digits >= 2, index < text.count, endings.contains(text[index]) {
            return index + 1
        }
        if places.count == 5, digits >= 2 { return index }
        return places.count == 6 && isNewEnergy(places) ? index : nil
    }

    /// GA 36-2018: small cars have a letter first, and one more place or a digit; large ones a
    /// letter last.
    private static func isNewEnergy(_ places: ArraySlice<Character>) -> Bool {
        let isLarge =
            places.dropLast().allSatisfy { isDigit($0) } && places.last.map(isLetter) == true
        let isSmall =
            places.first.map(isLetter) == true && places.dropFirst(2).allSatisfy { isDigit($0) }
        return isLarge || isSmall
    }

    /// China's passports: E and G with eight digits, E and a letter with seven, D, P and S with
    /// seven or eight; permits to Hong Kong, Macao and Taiwan: C, L, T and W with eight.
    private static func passportEnd(_ text: [Character], _ start: Int) -> Int? {
        guard start == 0 || !isWord(text[start - 1]), isWord(text[start]) else { return nil }
        var end = start
        while end < text.count, isWord(text[end]) { end += 1 }
        let word = text[start..<end]
        guard let letter = word.first, isLetter(letter) else { return nil }
        let digits = word.reversed().prefix { isDigit($0) }.count
        let letters = word.count - digits
        let isOne =
            switch (letter, letters) {
            case ("E", 1), ("G", 1), ("C", 1), ("L", 1), ("T", 1), ("W", 1): digits == 8
            case ("D", 1), ("P", 1), ("S", 1): digits == 7 || digits == 8
            case ("E", 2), ("D", 2), ("P", 2), ("S", 2), ("C", 2): digits == 7
            default: false
            }
        guard isOne else { return nil }
        // A document's number may begin with its date: C20261121 is none of a person.
        let year = Int(String(word.suffix(digits).prefix(4))) ?? 0
        let isDated =
            digits == 8 && letter != "E" && letter != "G" && (1_990...2_099).contains(year)
        return isDated ? nil : end
    }

    private static func isDigit(_ character: Character) -> Bool {
        character.isASCII && character.isNumber
    }

    private static func isLetter(_ character: Character) -> Bool {
        character.isASCII && character.isLetter
    }

    private static func isWord(_ character: Character) -> Bool {
        isDigit(character) || isLetter(character)
    }

    /// Letters I and O are on no plate: they pass for 1 and 0.
    private static func isPlace(_ character: Character) -> Bool {
        isWord(character) && character != "I" && character != "O"
    }
}
