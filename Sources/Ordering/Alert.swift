import Alerts
import Disclosure
import Overrides
import POSIX
import Publisher
import Reception
import Store

/// `placard alert`: a warning of another office, before the plan.
package enum AlertVerb {
    package static let verb = Verb(
        "alert",
        "Take an alert in the Common Alerting Protocol, version 1.2",
        discussion: """
            What is actual, public and about this place goes before the plan as an emergency or \
            an urgent notice, as the configuration's rules say; an update takes the place of \
            earlier messages of its sender, a cancel ends them. Tests, exercises and what is for \
            the network's own working never reach a board. A file that is not whole and in \
            order is refused with line and column.
            """,
        arguments: [Argument("FILE", "an alert in XML; - reads standard input")],
        options: Workspace.options + [Identity.option],
        run: run
    )

    @Sendable private static func run(
        _ invocation: Invocation,
        _ console: Console
    ) throws -> ExitCode {
        let desk = try OrderDesk(invocation)
        let path = invocation.arguments[0]
        let bytes = try Workspace.readBytes(path, .system)
        let report: AlertDesk.Report
        do {
            report = try AlertDesk(desk.configuration).take(bytes, at: desk.now)
        } catch let error as AlertError {
            throw CommandFailure(.failure, "\(path):\(error)")
        } catch let error as StoreError {
            throw CommandFailure(error)
        }
        for order in report.orders {
            console.line("\(desk.line(order))  \(order.kind.rawValue): \(order.text ?? "")")
        }
        for id in report.ended { console.line("\(id)  over") }
        if report.awaited > 0 {
            console.line("\(report.awaited) called off before they came")
        }
        if let reason = report.ignored {
            console.line("\(report.alert.identifier)  ignored: \(reason.sentence)")
        }
        return .success
    }
}

extension AlertBook.Reason {
    /// Why nothing changed, a clause.
    fileprivate var sentence: String {
        switch self {
        case .test: "it is a test"
        case .exercise: "it is part of an exercise"
        case .notForAction: "it is a draft, or for the network's own working"
        case .notPublic: "it is not for the public"
        case .foreignSender: "nobody here listens to its sender"
        case .expired: "it has expired"
        case .otherArea: "it is about another place"
        case .noRule: "no rule puts it before the plan on any board"
        case .repeated: "it was here already"
        case .superseded: "a later message has taken its place"
        case .nothingToChange: "what it is about is over"
        case .early: "what it is about has not come yet, and will not be shown when it does"
        case .answer: "it only answers another message"
        }
    }
}
