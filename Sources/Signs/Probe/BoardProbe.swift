public import Controllers

/// Finds out what stands at the end of a link: questions that change nothing, and what the answers
/// tell.
///
/// Each question is asked by itself, so that an answer is never taken for another's. Boards that
/// only take frames (Open Pixel Control, Adalight, TPM2) have nothing to say but Adalight's
/// greeting; flip-dots and Alpha signs are silent too.
public struct BoardProbe: Sendable {
    /// A question.
    public struct Question: Sendable, Hashable {
        /// What speaks this language.
        public let title: String
        /// The packet; empty only listens.
        public let bytes: [UInt8]
    }

    /// What an answer told.
    public struct Finding: Sendable, Hashable {
        /// The word of the protocol in configurations; nil when there is no driver for it.
        public var word: String
        /// What answered, in words.
        public var title: String
        /// What it told of itself, in its order.
        public var facts: [Fact]
    }

    /// One thing that a board told of itself.
    public struct Fact: Sendable, Hashable {
        /// What it is.
        public let name: String
        /// Its value as people read it.
        public let value: String

        init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// How long an answer is waited for, in milliseconds: twice what the slowest card takes.
    public static let patienceMilliseconds = 600

    /// The first finding; nil while nothing was understood.
    public private(set) var finding: Finding?
    /// Bytes that came, understood or not.
    public private(set) var byteCount = 0

    private let isSerial: Bool
    private var onbon = OnbonReceiver()
    private var cards = CPowerNetworkReceiver()
    private var cardLine = EscapedFrameReceiver(CPowerFrame.framing)
    private var jetFile = JetFileReceiver()
    private var sansi = EscapedFrameReceiver(SansiFrame.framing)
    private var recent: [UInt8] = []

    /// A probe that has heard nothing.
    public init(isSerial: Bool) {
        self.isSerial = isSerial
    }

    /// The questions, in order.
    ///
    /// - Throws: `ControllerError` never in practice; the packets are fixed.
    public static func questions(isSerial: Bool) throws(ControllerError) -> [Question] {
        let card = try CPowerFrame(.version)
        return [
            Question(title: "a greeting", bytes: []),
            Question(
                title: "Onbon BX-6",
                bytes: try OnbonGraphicFrame(
                    .ping,
                    to: nil,
                    generation: .sixth,
                    isSerial: isSerial,
                    sequence: 1
                ).bytes
            ),
            Question(
                title: "Onbon BX-5",
                bytes: try OnbonGraphicFrame(
                    .ping,
                    to: nil,
                    generation: .fifth,
                    isSerial: isSerial,
                    sequence: 2
                ).bytes
            ),
            Question(title: "Onbon font cards", bytes: try OnbonFontFrame(.ping).bytes),
            Question(
                title: "C-Power",
                bytes: isSerial ? card.serialBytes : card.networkBytes()
            ),
            Question(title: "JetFile II", bytes: try JetFileFrame(.ping, number: 1).bytes),
            Question(title: "Sansi", bytes: try SansiFrame(.askBrightness).bytes),
        ]
    }

    /// Takes bytes that came.
    public mutating func feed(_ bytes: ArraySlice<UInt8>) {
        byteCount += bytes.count
        var found: Finding?
        recent = Array((recent + bytes).suffix(16))
        if recent.contains(Array("Ada\n".utf8)) {
            found = Finding(word: "adalight", title: "Adalight", facts: [])
        }
        onbon.feed(bytes) { found = found ?? Self.finding($0) }
        if isSerial {
            cardLine.feed(bytes) { content in
                found = found ?? CPowerFrame(content: content).flatMap(Self.finding)
            }
        } else {
            cards.feed(bytes) { found = found ?? Self.finding($0) }
        }
        jetFile.feed(bytes) { found = found ?? Self.finding($0) }
        sansi.feed(bytes) { content in
            found = found ?? SansiFrame(content: content).flatMap(Self.finding)
        }
        finding = finding ?? found
    }

    private static func finding(_ frame: OnbonFrame) -> Finding? {
        guard let reply = frame.reply else { return nil }
        if case .font = frame {
            return Finding(word: "onbon-font", title: "Onbon font card", facts: [])
        }
        guard let report = reply.report else {
            guard !reply.isGood else { return nil }
            return Finding(
                word: "onbon",
                title: "Onbon card",
                facts: [Fact("refuses", reply.error.entry.title)]
            )
        }
        let model = OnbonModel(rawValue: report.deviceType)
        var facts = [
            Fact("model", model.map { "BX-\($0.label)" } ?? "type \(report.deviceType)"),
            Fact("generation", model.map { $0.generation == .sixth ? "6" : "5" } ?? "unknown"),
            Fact("size", "\(report.width)x\(report.height)"),
            Fact("firmware", report.firmware),
            Fact("address", "\(report.screen)"),
            Fact("screen", report.isOn ? "on" : "off"),
            Fact("brightness", "\(report.brightness) of 15"),
        ]
        if let lamps = report.lamps { facts.insert(Fact("lamps", lamps.rawValue), at: 3) }
        return Finding(word: "onbon", title: "Onbon card with dynamic areas", facts: facts)
    }

    private static func finding(_ frame: CPowerFrame) -> Finding? {
        guard let result = frame.result else { return nil }
        var facts = [Fact("address", "\(frame.card)")]
        if result != .taken { facts.append(Fact("refuses", result.entry.title)) }
        if !frame.data.isEmpty {
            facts.append(Fact("version", Hexadecimal.text(frame.data)))
        }
        return Finding(word: "cpower", title: "C-Power card", facts: facts)
    }

    private static func finding(_ frame: JetFileFrame) -> Finding? {
        guard frame.isAnswer else { return nil }
        var facts = [Fact("address", "\(frame.group).\(frame.unit)")]
        if let status = frame.status, status != .taken {
            facts.append(Fact("refuses", status.entry.title))
        }
        return Finding(word: "jetfile", title: "JetFile II sign", facts: facts)
    }

    private static func finding(_ frame: SansiFrame) -> Finding? {
        guard let brightness = frame.brightness else { return nil }
        return Finding(
            word: "sansi",
            title: "Sansi sign",
            facts: [
                Fact("address", Hexadecimal.ascii(frame.address)),
                Fact("brightness", "\(brightness.level) of 31"),
            ]
        )
    }
}

extension [UInt8] {
    fileprivate func contains(_ part: [UInt8]) -> Bool {
        guard part.count <= count else { return false }
        return (0...count - part.count).contains { self[$0..<$0 + part.count].elementsEqual(part) }
    }
}
