import POSIX
import TestKit
import Testing

@testable import Publisher

@Suite("A kiosk does not promise more visitors than the system grants")
struct DescriptorRoomTests {
    @Test(arguments: [
        (256, 2, 1_024, true), (256, 2, 520, true), (256, 2, 519, false),
        (20_000, 100, 32_768, true), (20_000, 100, 4_096, false), (6_000, 0, nil, true),
    ])
    func room(connections: Int, boards: Int, granted: Int?, isEnough: Bool) {
        let refusal = DescriptorRoom.refusal(
            connections: connections,
            boards: boards,
            granted: granted
        )
        #expect((refusal == nil) == isEnough)
    }

    @Test("the refusal says what to change")
    func words() {
        let refusal = DescriptorRoom.refusal(connections: 20_000, boards: 1, granted: 4_096)
        #expect(
            refusal?.description == """
                kiosk.limits.connections is 20000, which with 1 boards needs 20260 open files, and \
                this process may have 4096. Lower that limit, or raise the other: \
                LimitNOFILE=20260 in the unit, or ulimit -n 20260 in a shell.
                """
        )
    }

    @Test("the unit grants the most that can be set, with five hundred boards")
    func unit() throws {
        let here = "\(#filePath)".split(separator: "/").dropLast(3).joined(separator: "/")
        let unit = String(
            decoding: try Files.read("/\(here)/Packaging/placard.service"),
            as: UTF8.self
        )
        let line = unit.split(separator: "\n").first { $0.hasPrefix("LimitNOFILE=") }
        let granted = line.flatMap { Int($0.dropFirst("LimitNOFILE=".count)) } ?? 0
        #expect(granted >= DescriptorRoom.needed(connections: 20_000, boards: 500))
    }

    @Test("a process has some files")
    func host() throws {
        #expect(try #require(Host.raiseDescriptorLimit()) > 255)
    }
}
