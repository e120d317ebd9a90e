import Packets
import Raster
import Testing

@Suite("Gamma and brightness")
struct LightCurveTests {
    @Test("straight and full changes nothing")
    func identity() throws {
        #expect(try LightCurve(gammaTenths: 10, brightnessPercent: 100).table == Array(0...255))
        #expect(LightCurve.straight.table == Array(0...255))
    }

    @Test(
        "gives limit * (value / 255) ^ gamma, rounded",
        arguments: [
            // 255 * (128 / 255) ^ 2.2 = 55.98; 255 * (64 / 255) ^ 2.2 = 12.2
            (22, 100, 128, 56), (22, 100, 64, 12), (22, 100, 255, 255), (22, 100, 0, 0),
            // 127 * (128 / 255) ^ 2.2 = 27.9
            (22, 50, 128, 28), (22, 50, 255, 127),
            // 255 * (100 / 255) ^ 3 = 15.4
            (30, 100, 100, 15), (10, 20, 255, 51), (10, 20, 128, 26),
        ]
    )
    func values(gamma: Int, percent: Int, value: Int, lamp: UInt8) throws {
        let curve = try LightCurve(gammaTenths: gamma, brightnessPercent: percent)
        #expect(curve.table[value] == lamp)
    }

    @Test(
        "rises, stays below the limit, and never swallows a lit channel",
        arguments: 10...40,
        [1, 7, 50, 100]
    )
    func shape(gamma: Int, percent: Int) throws {
        let table = try LightCurve(gammaTenths: gamma, brightnessPercent: percent).table
        #expect(table.count == 256)
        #expect(zip(table, table.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(Int(table[255]) == percent * 255 / 100)
        #expect(table[0] == 0 && table[1] >= 1)
    }

    @Test("at no brightness is dark")
    func dark() throws {
        let curve = try LightCurve(gammaTenths: 22, brightnessPercent: 0)
        #expect(curve.lamps(for: .white) == .black)
    }

    @Test(
        "refuses what the table is not made for",
        arguments: [(9, 50), (41, 50), (22, -1), (22, 101)]
    )
    func refusal(gamma: Int, percent: Int) {
        #expect(throws: PacketError.self) {
            try LightCurve(gammaTenths: gamma, brightnessPercent: percent)
        }
    }
}
