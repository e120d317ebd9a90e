import Disclosure
import Links
import POSIX
import Planning
import Publisher

extension Doctor {
    /// Whether the service runs, what it says of itself, and who else has its port.
    mutating func lookAtService() -> ServiceProbe.Health? {
        guard let kiosk = configuration.kiosk else {
            find(
                "kiosk.off",
                .note,
                "kiosk",
                "the kiosk is off, so nobody can ask whether the service runs",
                why: "Health and mirrors are told on its pages.",
                remedy: "Set \"kiosk\", if only for this machine."
            )
            return nil
        }
        let isAny = ["0.0.0.0", "::"].contains(kiosk.address)
        let host = isAny ? (kiosk.address == "::" ? "::1" : "127.0.0.1") : kiosk.address
        guard kiosk.port != 0, let address = SocketAddress(numericHost: host, port: kiosk.port)
        else { return nil }
        let deadline = MonotonicTime.now.advanced(byMilliseconds: Self.networkMilliseconds)
        switch ServiceProbe.ask(address, until: deadline) {
        case .nobody:
            find(
                "service.off",
                .warning,
                "service",
                "nothing listens on \(address): the service does not run",
                why: "No board is renewed; those that lease go dark.",
                remedy: "systemctl start placard, or placard run; see journalctl -u placard."
            )
            return nil
        case .other(let reason):
            let users = Host.listeners(onPort: kiosk.port).joined(separator: ", ")
            find(
                "kiosk.portTaken",
                .problem,
                "\(address)",
                "\(users.isEmpty ? "another program" : users) has the kiosk's port: \(reason)",
                why: "The kiosk's pages cannot be served.",
                remedy: "Stop that program, or give the kiosk another port."
            )
            return nil
        case .health(let health):
            take(health)
            return health
        }
    }

    mutating func take(_ health: ServiceProbe.Health) {
        if health.state == "ok" { tell("service runs: ok") }
        if health.state == "stale" {
            find(
                "service.stale",
                .problem,
                "service",
                "the service cannot read the store",
                why: "Boards keep what they show, and follow no change.",
                remedy: "Mend what is told of the store above."
            )
        }
        for fault in health.faults {
            find(
                "service.fault",
                .problem,
                "service",
                fault,
                why: "The service says so itself.",
                remedy: "See journalctl -u placard."
            )
        }
        for board in health.boards where !["ok", "blank"].contains(board.state) {
            find(
                "board.\(board.state)",
                .problem,
                "board \(board.id)",
                "the service says that it is \(board.state)"
                    + (board.fault.map { ": \($0)" } ?? ""),
                why: "What it shows is not what was approved, or not known.",
                remedy: "See placard boards, and the board's power and cable."
            )
        }
    }

    /// Serial devices and hosts; a service that runs is asked instead, and no board is disturbed.
    mutating func lookAtLinks(_ health: ServiceProbe.Health?) {
        for board in configuration.boards {
            let path: String? =
                switch board.link {
                case .serial(let path, _), .pty(let path, _): path
                case .tcp, .listen, .udp: nil
                }
            if let path { lookAtDevice(path, of: board.board.id, isRunning: health != nil) }
        }
        guard health == nil else { return }
        let wanted = configuration.boards.compactMap(ReachProbe.Target.init)
        let deadline = MonotonicTime.now.advanced(byMilliseconds: Self.networkMilliseconds)
        for (target, trouble) in ReachProbe.ask(wanted, until: deadline) {
            find(
                trouble.isUnknownHost ? "link.unknownHost" : "link.unreachable",
                .problem,
                "board \(target.board)",
                "\(target.host), port \(target.port): \(trouble.reason)",
                why: "The board gets no frames.",
                remedy: trouble.isUnknownHost
                    ? "Correct the host in \"link\", or give its numeric address."
                    : "See that the board has power and network: ping \(target.host)."
            )
        }
    }

    private mutating func lookAtDevice(_ path: String, of board: String, isRunning: Bool) {
        guard let status = Files.status(path) else {
            find(
                "link.noDevice",
                .problem,
                "board \(board)",
                "there is no device \(path)",
                why: "The board gets no frames.",
                remedy: "Plug the adapter in (ls /dev/serial/by-id), or correct \"link\"."
            )
            return
        }
        if !Files.mayRead(path) || !Files.mayWrite(path) {
            let group = Host.groupName(of: status.group)
            find(
                "link.noPermission",
                .problem,
                "board \(board)",
                "the user \(Host.userName) may not use \(path) of group \(group)",
                why: "The board gets no frames from this user.",
                remedy: "usermod -aG \(group) \(Host.userName), and log in again."
            )
        }
        let holders = isRunning ? [] : Host.holders(ofFile: path)
        if !holders.isEmpty {
            find(
                "link.inUse",
                .problem,
                "board \(board)",
                "\(path) is used by \(holders.joined(separator: ", "))",
                why: "Two programs on one line garble each other's frames.",
                remedy: "Stop that program."
            )
        }
    }
}
