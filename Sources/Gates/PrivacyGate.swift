public import Disclosure

/// Finds what names a private person: ID numbers, phones, bank cards, plates and passports.
///
/// Digits may be full-width and may have spaces or hyphens between them. Public service numbers
/// such as 12345 are too short to be found.
public struct PrivacyGate: Sendable, Hashable {
    /// Numbers that are public, such as an office's own line, as digits alone.
    public var publicNumbers: Set<String>

    /// Makes a gate.
    public init(publicNumbers: Set<String> = []) {
        self.publicNumbers = Set(
            publicNumbers.map { number in String(number.filter { $0.isASCII && $0.isNumber }) }
        )
    }

    /// What is found in every text of an item, in reading order.
    public func findings(in item: Item) -> [GateFinding] {
        item.gateTexts.flatMap { findings(in: $0) }
    }

    /// What is found in one text.
    public func findings(in text: String, field: String) -> [GateFinding] {
        findings(in: GateText(field, text))
    }

    private func findings(in text: GateText) -> [GateFinding] {
        var found: [GateFinding] = []
        var taken: [Range<Int>] = []
        func add(_ range: Range<Int>, _ make: (Range<Int>) -> GateFinding) {
            guard !taken.contains(where: { $0.overlaps(range) }) else { return }
            taken.append(range)
            found.append(make(range))
        }
        for mark in LetteredNumber.all(in: text.characters) {
            add(mark.range) { finding(text, $0, mark.code) }
        }
        for run in DigitRun.runs(in: text.characters) {
            for (code, range) in numbers(in: run) {
                add(range) { finding(text, $0, code) }
            }
        }
        return found.sorted { $0.offset < $1.offset }
    }

    /// The numbers of a run, the surest first: an ID number is not also a card.
    private func numbers(in run: DigitRun) -> [(GateFinding.Code, Range<Int>)] {
        var found: [(GateFinding.Code, Range<Int>)] = []
        let eighteen = run.candidates(18...18)
        found += eighteen.filter { PersonalNumber.isResidentID($0.digits)?.checks == true }
            .map { (.residentID, $0.range) }
        found += run.candidates(13...19)
            .filter { $0.shortestGroup >= 3 && PersonalNumber.isBankCard($0.digits) }
            .map { (.bankCard, $0.range) }
        found += run.candidates(15...15).filter { PersonalNumber.isOldResidentID($0.digits) }
            .map { (.residentID, $0.range) }
        found += run.candidates(11...15).filter { PersonalNumber.isMobile($0.digits) && isOwn($0) }
            .map { (.mobilePhone, $0.range) }
        found += run.candidates(10...15)
            .filter { PersonalNumber.isFixedLine($0.digits) && isOwn($0) }
            .map { (.fixedPhone, $0.range) }
        found += eighteen.filter { PersonalNumber.isResidentID($0.digits)?.checks == false }
            .map { (.residentIDMistyped, $0.range) }
        return found
    }

    private func isOwn(_ candidate: DigitRun.Candidate) -> Bool {
        !publicNumbers.contains(candidate.digits.map(String.init).joined())
    }

    private func finding(
        _ text: GateText,
        _ range: Range<Int>,
        _ code: GateFinding.Code
    ) -> GateFinding {
        let masked = Masking.masked(Array(text.characters[range]), code)
        let what =
            switch code {
            case .residentID: "a resident's ID number"
            case .residentIDMistyped: "what looks like a resident's ID number with a wrong digit"
            case .mobilePhone: "a mobile phone's number"
            case .fixedPhone: "a fixed line's number"
            case .bankCard: "a bank card's number"
            case .plate: "a vehicle's plate"
            default: "a passport's number"
            }
        return GateFinding(
            text.span(range),
            code == .residentIDMistyped ? .warning : .hold,
            code,
            "the text holds \(what)",
            remedy: "mask it as \(masked), or release it with a reason",
            proposal: masked
        )
    }
}
