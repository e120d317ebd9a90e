import Packets
import Session

/// Runs events through a session in virtual time and writes down what it answers.
///
/// One line an event: `time event: link, send, state [timer]`, times in seconds.
struct SessionTrace {
    private(set) var session: BoardSession
    private(set) var lines: [String] = []

    init(_ change: (inout SessionSettings) -> Void = { _ in }) {
        var settings = SessionSettings(BoardProtocol.adalight.capabilities, seed: 7)
        settings.backOff = BackOff(seed: 7, jitterPercent: 0)
        change(&settings)
        session = BoardSession(settings: settings, at: 0)
    }

    mutating func at(_ milliseconds: Int64, _ event: BoardSession.Event) {
        let now = milliseconds * SessionSettings.millisecond
        let reaction = session.handle(event, at: now)
        var parts: [String] = []
        if let link = reaction.link { parts.append("\(link)") }
        if let send = reaction.send { parts.append("send \(send)") }
        if let report = reaction.report {
            parts.append(report.state.rawValue + (report.fault.map { "/\($0)" } ?? ""))
        }
        let does = parts.isEmpty ? "-" : parts.joined(separator: ", ")
        let timer = reaction.timer.map { " [\(Self.seconds($0))]" } ?? ""
        lines.append("\(Self.seconds(now)) \(Self.name(event)): \(does)\(timer)")
    }

    /// Tells that what comes next is dark or urgent.
    mutating func press(_ milliseconds: Int64) {
        session.press(at: milliseconds * SessionSettings.millisecond)
    }

    /// Drops the lines so far.
    mutating func forget() {
        lines.removeAll()
    }

    /// The lines so far.
    var text: String { lines.joined(separator: "\n") }

    private static func seconds(_ nanoseconds: Int64) -> String {
        let tenths = nanoseconds / (100 * SessionSettings.millisecond)
        return "\(tenths / 10).\(tenths % 10)"
    }

    static func name(_ event: BoardSession.Event) -> String {
        switch event {
        case .linkFailed(let fault): "linkFailed(\(fault))"
        case .linkLost(let fault): "linkLost(\(fault))"
        case .frameDue(let changed): changed ? "frameDue+" : "frameDue"
        case .received(_, let note): "received(\(note))"
        default: "\(event)"
        }
    }
}
