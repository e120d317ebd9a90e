/// Counts how often a film of frames flashes, as the guard against it is judged.
///
/// A general flash is a pair of opposing changes of at least a tenth of the greatest luminance, of
/// which the darker state lies below 0.80 (WCAG 2.3.1). The meter takes the mean luminance of
/// every window of a quarter of the board: half by half, full width by a quarter of the height and
/// the other way round, in steps of an eighth.
public struct FlashMeter: Sendable {
    private static let leastChange = 0.1
    private static let brightest = 0.8
    private static let steps = 8

    private let width: Int
    private let height: Int
    private let framesPerSecond: Int
    /// For each window the luminance of every frame.
    private var films: [[Double]]
    private let windows: [(x: Int, y: Int, width: Int, height: Int)]

    /// A meter for frames of one size.
    public init(width: Int, height: Int, framesPerSecond: Int) {
        self.width = width
        self.height = height
        self.framesPerSecond = max(1, framesPerSecond)
        var windows: [(x: Int, y: Int, width: Int, height: Int)] = []
        for (wide, high) in [(4, 4), (8, 2), (2, 8)] {
            let side = (
                width: max(1, width * wide / FlashMeter.steps),
                height: max(1, height * high / FlashMeter.steps)
            )
            for row in 0...(FlashMeter.steps - high) {
                for column in 0...(FlashMeter.steps - wide) {
                    let x = min(width - side.width, width * column / FlashMeter.steps)
                    let y = min(height - side.height, height * row / FlashMeter.steps)
                    windows.append((max(0, x), max(0, y), side.width, side.height))
                }
            }
        }
        self.windows = windows
        films = [[Double]](repeating: [], count: windows.count)
    }

    /// Adds the next frame; one of another size is left out.
    public mutating func add(_ frame: Frame) {
        guard frame.width == width, frame.height == height else { return }
        let lights = (0...UInt8.max).map { FlashMeter.luminance(frame.palette[$0]) }
        // Sums of all above and to the left: a window is then four numbers.
        var sums = [Double](repeating: 0, count: (width + 1) * (height + 1))
        for y in 0..<height {
            var row = 0.0
            for x in 0..<width {
                row += lights[Int(frame.pixels[y * width + x])]
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row
            }
        }
        for (index, window) in windows.enumerated() {
            func sum(_ x: Int, _ y: Int) -> Double { sums[y * (width + 1) + x] }
            let (right, bottom) = (window.x + window.width, window.y + window.height)
            let light =
                sum(right, bottom) - sum(window.x, bottom) - sum(right, window.y)
                + sum(window.x, window.y)
            films[index].append(light / Double(window.width * window.height))
        }
    }

    /// The most general flashes that any window shows within any second.
    public var flashesPerSecond: Int {
        films.reduce(0) { max($0, mostChanges(in: $1) / 2) }
    }

    /// The most opposing changes within any second of one window.
    private func mostChanges(in film: [Double]) -> Int {
        let changes = FlashMeter.turns(of: film)
        var most = 0
        for (index, start) in changes.enumerated() {
            let inside = changes[index...].prefix { $0 < start + framesPerSecond }
            most = max(most, inside.count)
        }
        return most
    }

    /// The frames in which a luminance has come far enough from its last extreme.
    private static func turns(of film: [Double]) -> [Int] {
        guard var low = film.first, var high = film.first else { return [] }
        var turns: [Int] = []
        var isRising: Bool?
        for (frame, light) in film.enumerated() {
            low = min(low, light)
            high = max(high, light)
            if isRising != true, light - low >= leastChange, low < brightest {
                isRising = true
                turns.append(frame)
                high = light
            } else if isRising != false, high - light >= leastChange, light < brightest {
                isRising = false
                turns.append(frame)
                low = light
            }
        }
        return turns
    }

    /// Relative luminance by the weights of ITU-R BT.709, with a gamma of 2 for sRGB's 2.2.
    static func luminance(_ colour: Colour) -> Double {
        func linear(_ channel: UInt8) -> Double {
            let value = Double(channel) / 255
            return value * value
        }
        return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green)
            + 0.0722 * linear(colour.blue)
    }
}
