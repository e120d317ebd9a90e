import TestKit
import Testing

@testable import Alerts

@Suite("Polygons and circles of alerts")
struct AlertShapeTests {
    @Test(
        "a place is two plain decimal numbers within the earth",
        arguments: [
            ("28.5,107.6", true), ("-90,-180", true), ("90,180", true), ("+1.5,-0", true),
            ("28.5, 107.6", false), ("28.5", false), ("28.5,107.6,3", false), ("90.1,0", false),
            ("0,180.01", false), ("nan,0", false), ("1e1,0", false), ("0x1,0", false),
            ("", false), (",", false), ("一,二", false),
        ]
    )
    func places(text: String, isPlace: Bool) {
        #expect((GeoPoint(text) != nil) == isPlace)
    }

    @Test(
        "a polygon is closed and has four points; a circle has a centre and a radius",
        arguments: [
            ("0,0 0,1 1,1 0,0", "polygon"), ("0,0 0,1 0,0", ""), ("0,0 0,1 1,1 1,0", ""),
            ("0,0 0,1 x 0,0", ""), ("", ""), ("0,0 5", "circle"), ("0,0 0", "circle"),
            ("0,0 -1", ""), ("0,0", ""), ("0,0 5 5", ""), ("0,0 inf", ""),
        ]
    )
    func shapes(text: String, shape: String) {
        #expect((AlertPolygon(text) != nil) == (shape == "polygon"))
        #expect((AlertCircle(text) != nil) == (shape == "circle"))
    }

    @Test("corners and edges belong to a polygon")
    func edges() throws {
        let square = try #require(AlertPolygon("0,0 0,4 4,4 4,0 0,0"))
        for inside in ["0,0", "4,4", "0,2", "2,4", "2,2", "3.999,0"] {
            #expect(square.contains(try #require(GeoPoint(inside))), "\(inside)")
        }
        for outside in ["-0.001,2", "2,4.001", "5,5", "0,-1"] {
            #expect(!square.contains(try #require(GeoPoint(outside))), "\(outside)")
        }
    }

    /// Numbers on a grid, so that points lie on edges and corners again and again.
    private func number(_ random: inout SplitMix64) -> Double {
        Double(Int.random(in: -8...8, using: &random)) / 2
    }

    private func floats(_ values: [Double]) -> [UInt8] {
        values.flatMap { value in
            stride(from: 0, to: 64, by: 8).map {
                UInt8(truncatingIfNeeded: value.bitPattern >> UInt64($0))
            }
        }
    }

    @Test(
        "what lies in a polygon is what shapely covers",
        .enabled(if: VenvJudge.has("shapely"), "needs python3-shapely")
    )
    func polygons() throws {
        var random = SplitMix64(seed: 4)
        var (input, ours): ([UInt8], [Bool]) = ([], [])
        for _ in 0..<3_000 {
            let count = Int.random(in: 3...7, using: &random)
            var corners = (0..<count).map { _ in (number(&random), number(&random)) }
            corners.append(corners[0])
            let text = corners.map { "\($0.0),\($0.1)" }.joined(separator: " ")
            let point = (number(&random), number(&random))
            let polygon = try #require(AlertPolygon(text))
            let place = try #require(GeoPoint(latitude: point.0, longitude: point.1))
            ours.append(polygon.contains(place))
            input += floats([Double(corners.count), point.0, point.1])
            input += floats(corners.flatMap { [$0.0, $0.1] })
        }
        let script = """
            import sys, struct
            from shapely.geometry import Point, Polygon
            data = sys.stdin.buffer.read()
            values = struct.unpack("<%dd" % (len(data) // 8), data)
            at = 0
            while at < len(values):
                count, lat, lon = int(values[at]), values[at + 1], values[at + 2]
                ring = values[at + 3:at + 3 + 2 * count]
                at += 3 + 2 * count
                shape = Polygon(list(zip(ring[1::2], ring[0::2])))
                # A line that crosses itself has no inside that all agree about.
                print(shape.covers(Point(lon, lat)) if shape.is_valid else "unsure")
            """
        let theirs = try VenvJudge.run(script, input: input).split(separator: "\n")
        #expect(theirs.count == ours.count)
        var (sure, inside) = (0, 0)
        for (own, their) in zip(ours, theirs) where their != "unsure" {
            #expect(own == (their == "True"))
            (sure, inside) = (sure + 1, inside + (own ? 1 : 0))
        }
        #expect(sure > 500 && inside > 50, "\(sure) polygons, \(inside) hits")
    }

    @Test(
        "a circle reaches as far as the geodesic, within a hundredth",
        .enabled(if: VenvJudge.has("geographiclib"), "needs python3-geographiclib")
    )
    func circles() throws {
        var random = SplitMix64(seed: 5)
        var (input, places): ([UInt8], [(GeoPoint, GeoPoint)]) = ([], [])
        for _ in 0..<500 {
            let values = [-89.0...89.0, -180...180].map { Double.random(in: $0, using: &random) }
            let reach = Double.random(in: 0.001...5, using: &random)
            let offset = (0..<2).map { _ in Double.random(in: -reach...reach, using: &random) }
            let near = [min(89.9, max(-89.9, values[0] + offset[0])), values[1] + offset[1]]
            guard let a = GeoPoint(latitude: values[0], longitude: values[1]),
                let b = GeoPoint(latitude: near[0], longitude: near[1])
            else { continue }
            places.append((a, b))
            input += floats(values + near)
        }
        let script = """
            import sys, struct
            from geographiclib.geodesic import Geodesic
            data = sys.stdin.buffer.read()
            values = struct.unpack("<%dd" % (len(data) // 8), data)
            for at in range(0, len(values), 4):
                print(Geodesic.WGS84.Inverse(*values[at:at + 4])["s12"] / 1000)
            """
        let distances = try VenvJudge.run(script, input: input).split(separator: "\n")
        #expect(distances.count == places.count && places.count > 400)
        for ((a, b), text) in zip(places, distances) {
            let distance = try #require(Double(text))
            #expect(a.isWithin(distance * 1.01, of: b), "\(a) \(b) \(distance)")
            #expect(!a.isWithin(distance * 0.99, of: b), "\(a) \(b) \(distance)")
        }
    }
}
