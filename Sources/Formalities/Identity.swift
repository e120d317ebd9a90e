import Disclosure
import POSIX
package import Publisher

/// Who acts on the command line: the user of the operating system, as the configuration knows them.
package enum Identity {
    /// The option that names another person.
    package static let option = Option.value(
        "--as",
        "NAME",
        "The person who acts (default: you); only for those allowed to act for others"
    )

    /// The name that goes into the store.
    package static func name(
        _ invocation: Invocation,
        _ configuration: Configuration,
        roles: Set<People.Role>
    ) throws(CommandFailure) -> String {
        do {
            return try configuration.people.name(
                user: Host.userName,
                actingAs: invocation.value("--as"),
                roles: roles
            )
        } catch {
            throw CommandFailure(.failure, error.problem, remedy: error.remedy)
        }
    }

    /// Who may stand by drafts, and bring them in.
    static let bringing: Set<People.Role> = [.drafter]

    /// Who may let stand what a gate holds: those who answer for it, never the drafter alone.
    static let releasing: Set<People.Role> = [.checker, .reviewer, .approver]

    /// Who may ask for another hand in the chain, and lift that again.
    package static let chaining: Set<People.Role> = [.approver]

    /// Who may copy the store and put a copy in its place.
    static let keeping: Set<People.Role> = [.operating]

    /// Who may sign a step.
    static func roles(for step: SignatureStep) -> Set<People.Role> {
        switch step {
        case .drafted: [.drafter]
        case .checked: [.checker]
        case .reviewed: [.reviewer]
        case .approved: [.approver]
        case .posted: [.poster]
        case .rejected: [.checker, .reviewer, .approver, .poster]
        case .withdrawn: []
        }
    }
}

extension Invocation {
    /// Why something is done, for verbs that ask.
    package func reason(for verb: String, example: String) throws(CommandFailure) -> String {
        if let reason = value("--reason") { return reason }
        throw CommandFailure(
            .usage,
            "placard \(verb) needs --reason.",
            remedy: "Say why, for example --reason \(example)"
        )
    }
}
