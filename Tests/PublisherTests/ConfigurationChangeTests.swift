import Disclosure
import Testing

@testable import Operating
@testable import Publisher

@Suite("What changed in a configuration")
struct ConfigurationChangeTests {
    @Test("each difference is one line, in the words of the file")
    func changes() throws {
        let office = try TestOffice()
        let gate = try office.board("gate", "tcp://127.0.0.1:1")
        let old = office.configuration([gate])
        #expect(ConfigurationChange.list(from: old, to: old).isEmpty)

        var renamed = old
        renamed.office = "海口"
        renamed.kiosk = KioskSettings(address: "0.0.0.0", port: 80)
        #expect(
            ConfigurationChange.list(from: old, to: renamed) == [
                "office 山口 → 海口", "kiosk off → 0.0.0.0:80",
            ]
        )

        var moved = gate
        moved.link = try office.board("gate", "tcp://127.0.0.1:2").link
        moved.layout = "ticker"
        let hall = try office.board("hall", "tcp://127.0.0.1:3")
        #expect(
            ConfigurationChange.list(from: old, to: office.configuration([moved, hall])) == [
                "board gate: layout, link", "board hall added",
            ]
        )
        #expect(
            ConfigurationChange.list(from: old, to: office.configuration([])) == [
                "board gate removed"
            ]
        )
    }

    @Test("a difference without a word of its own is told all the same")
    func others() throws {
        let office = try TestOffice()
        let gate = try office.board("gate", "tcp://127.0.0.1:1")
        var pitched = gate
        pitched.pitchMillimetres = 4.75
        #expect(
            ConfigurationChange.list(
                from: office.configuration([gate]),
                to: office.configuration([pitched])
            ) == ["board gate: settings"]
        )
        var zoned = office.configuration([gate])
        zoned.zone = Zone(name: zoned.zone.name, offsetSeconds: 0)
        #expect(
            ConfigurationChange.list(from: office.configuration([gate]), to: zoned)
                == ["settings beside the boards"]
        )
    }
}
