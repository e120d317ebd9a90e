import POSIX
import Packets
import Session

/// Boards that dial in.
extension LoopCore {
    /// Tokens of doorways and of their guests; no board has so many attempts.
    static let doorwayTokens: UInt64 = 0xFFFF_FFFD << 32
    static let guestTokens: UInt64 = 0xFFFF_FFFE << 32

    /// Opens the port that a board dials in to, unless it is open for another one already.
    func expect(_ board: ServedBoard, host: String, port: UInt16) throws(SystemError) {
        if doorways.contains(where: { $0.boards.contains(board.index) }) { return }
        guard let address = SocketAddress(numericHost: host, port: port) else { return }
        let doorway: Doorway
        if let open = doorways.first(where: { $0.address == address && port != 0 }) {
            doorway = open
        } else {
            doorway = try Doorway(on: address)
            let token = LoopCore.doorwayTokens | UInt64(doorways.count)
            try poller.add(doorway.listener, token: token, interest: .readable)
            doorways.append(doorway)
        }
        doorway.boards.append(board.index)
        board.status.listeningPort = doorway.listener.port
        touch(board)
    }

    /// Takes an event of a doorway or a guest; false when the token is another's.
    func takeDialIn(_ token: UInt64) -> Bool {
        let number = token & 0xFFFF_FFFF
        switch token & ~0xFFFF_FFFF {
        case LoopCore.doorwayTokens:
            if number < doorways.count { answer(doorways[Int(number)]) }
        case LoopCore.guestTokens:
            guard let doorway = doorways.first(where: { $0.guests[number] != nil }) else { break }
            hear(number, doorway)
        default: return false
        }
        return true
    }

    /// Sends away the guests whose time is over.
    func closeLateGuests() {
        for doorway in doorways where doorway.nextDeadline <= now {
            doorway.guests = doorway.guests.filter { $0.value.deadline > now }
        }
    }

    /// When the next guest's time is over.
    var guestDeadline: Int64 {
        doorways.map(\.nextDeadline).min() ?? DeadlineHeap.never
    }

    private func answer(_ doorway: Doorway) {
        do {
            guard let connection = try doorway.listener.accept() else { return }
            let peer = connection.peerAddress?.hostText ?? ""
            let allowed = doorway.boards.filter { dialIn(boards[$0])?.allows(peer) == true }
            if isStopping || allowed.isEmpty { return }
            // One without an id can be nobody else.
            if let board = allowed.first(where: { dialIn(boards[$0])?.id == nil }) {
                admit(connection, as: boards[board])
                return
            }
            guard doorway.guests.count < Doorway.guestLimit else { return }
            guestNumber = (guestNumber + 1) & 0xFFFF_FFFF
            let token = LoopCore.guestTokens | guestNumber
            try poller.add(connection, token: token, interest: .readable)
            let guest = Doorway.Guest(connection, peer: peer, deadline: now + Doorway.patience)
            doorway.guests[guestNumber] = guest
        } catch {
            for board in doorway.boards { note("\(error)", boards[board]) }
        }
    }

    private func hear(_ number: UInt64, _ doorway: Doorway) {
        guard let guest = doorway.guests[number] else { return }
        guard case .moved(let count)? = try? guest.connection?.receive(into: &scratch) else {
            doorway.guests[number] = nil
            return
        }
        guest.heard += scratch[..<count]
        let named = doorway.boards.first { index in
            guard let dialIn = dialIn(boards[index]) else { return false }
            return dialIn.allows(guest.peer) && dialIn.isNamed(in: guest.heard)
        }
        if let named {
            doorway.guests[number] = nil
            guard let connection = guest.connection.take() else { return }
            try? poller.remove(connection)
            admit(connection, as: boards[named])
        } else if guest.heard.count >= Doorway.greetingLimit {
            doorway.guests[number] = nil
        }
    }

    /// A board that dials in anew has lost its old connection, whatever that still looks like.
    private func admit(_ connection: consuming TCPConnection, as board: ServedBoard) {
        guard board.session.takesCalls else { return }
        closeLink(board)
        board.generation += 1
        do {
            board.link = try Link.accepted(
                connection,
                packetByteCount: board.encoder?.packetByteCount ?? 0,
                token: board.token
            )
            try board.link?.register(with: poller)
        } catch {
            board.link = nil
            note("\(error)", board)
            return
        }
        dialledIn(board)
        refreshDeadline(board)
    }

    private func dialIn(_ board: ServedBoard) -> DialIn? {
        if case .listen(_, _, let dialIn) = board.setup.address { dialIn } else { nil }
    }
}
