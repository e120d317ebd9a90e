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

    /// Who may sign a step.
    static func roles(for step: SignatureStep) -> Set<People.Role> {
        switch step {
        case .drafted: [.drafter]
        case .checked: [.checker]
        case .reviewed: [.reviewer]
        case .approved: [.approver]
        case .rejected: [.checker, .reviewer, .approver]
        case .withdrawn: []
        }
    }
}
