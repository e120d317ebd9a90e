import Glibc
import TestKit
import Testing

@testable import POSIX

/// Lets the first, the second, … call of each operation fail, until it runs through: whatever
/// fails, the error comes out, nothing stays open and no half-written file is left.
@Suite(.serialized) struct FaultTests {
    enum Operation: String, CaseIterable, CustomTestStringConvertible {
        case atomicWrite
        case listen
        case connect
        case bind
        case openSerial
        case openPseudoTerminal
        case timer
        case wake
        case watch
        case map

        var testDescription: String { rawValue }
    }

    @Test(arguments: Operation.allCases)
    func everySingleFailureIsReportedAndLeavesNothingOpen(_ operation: Operation) async {
        // In a process of its own, since other tests open and close descriptors meanwhile.
        await #expect(processExitsWith: .success) { [name = operation.rawValue as String] in
            let operation = try #require(Operation(rawValue: name))
            let folder = try TemporaryDirectory()
            let board = try PseudoTerminal()
            let path = board.path
            try FaultTests.perform(operation, folder.path, path)
            let before = Host.openDescriptorCount()
            var calls = 0
            while try FaultTests.failEachRound(operation, after: calls, folder.path, path) {
                // The runtime opens a few of its own now and then; a leak would open them all.
                let added = Host.openDescriptorCount() - before
                try #require(added < FaultTests.rounds, "\(added) left open after call \(calls)")
                let names = try Files.list(folder.path)
                try #require(names.allSatisfy { $0 == "file" }, "\(names)")
                calls += 1
                try #require(calls < 100)
            }
            try #require(calls >= 1)
        }
    }

    static let rounds = 12

    /// Repeats an operation whose call number `calls` fails; false when it makes fewer calls.
    static func failEachRound(
        _ operation: Operation,
        after calls: Int,
        _ folder: String,
        _ board: String
    ) throws -> Bool {
        for _ in 0..<rounds {
            let plan = FaultPlan(after: calls, code: EIO)
            do {
                try plan.inForce { try perform(operation, folder, board) }
                if !plan.hasFired { return false }
                // Only calls whose failure is meant to be survived may end here.
                try #require(operation == .openSerial || operation == .openPseudoTerminal)
            } catch let error as SystemError {
                try #require(error.errno == EIO, "\(error)")
            }
        }
        return true
    }

    static func perform(_ operation: Operation, _ folder: String, _ board: String) throws {
        let host = SocketAddress.loopback(port: 0)
        switch operation {
        case .atomicWrite: try Files.writeAtomically([1, 2, 3], to: "\(folder)/file")
        case .listen: _ = try ListeningSocket(on: host)
        case .connect: _ = try TCPConnection.connectNonblocking(to: .loopback(port: 9))
        case .bind: _ = try UDPSocket(on: host)
        case .openSerial: _ = try SerialPort(board, settings: .standard)
        case .openPseudoTerminal: _ = try PseudoTerminal()
        case .timer: try TimerDescriptor().arm(at: .now)
        case .wake: _ = try WakeDescriptor()
        case .watch: try FileWatch().watch(folder, for: .created)
        case .map: _ = try MappedFile("/etc/passwd")
        }
    }
}
