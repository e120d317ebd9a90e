/// What a sender measured of itself, as one line of numbers.
struct SenderReport: Hashable {
    /// Frames a second that every board is to get.
    static let framesPerSecond = 30
    /// The boards' size.
    static let width = 128
    static let height = 32
    /// How long a sender runs before it measures, and how long it measures, in milliseconds.
    static let warmUpMilliseconds = 1_000
    static let measuredMilliseconds = 4_000

    var cpuNanoseconds: Int64
    var wallNanoseconds: Int64
    var frames: Int64
    var latenessNanoseconds: Int64
    var residentBytes: Int64

    init(cpu: Int64, wall: Int64, frames: Int64, lateness: Int64, resident: Int64) {
        cpuNanoseconds = cpu
        wallNanoseconds = wall
        self.frames = frames
        latenessNanoseconds = lateness
        residentBytes = resident
    }

    /// Reads `text` back; nil when it is no line of five numbers.
    init?(_ text: String) {
        let numbers = text.split(separator: " ").map { Int64($0) }
        guard numbers.count == 5, let cpu = numbers[0], let wall = numbers[1],
            let frames = numbers[2], let lateness = numbers[3], let resident = numbers[4],
            wall > 0, frames > 0
        else { return nil }
        self.init(cpu: cpu, wall: wall, frames: frames, lateness: lateness, resident: resident)
    }

    var text: String {
        "\(cpuNanoseconds) \(wallNanoseconds) \(frames) \(latenessNanoseconds) \(residentBytes)"
    }

    /// Processor time as a share of one core.
    var percent: Double { 100 * Double(cpuNanoseconds) / Double(wallNanoseconds) }
    var nanosecondsPerFrame: Double { Double(cpuNanoseconds) / Double(frames) }
    var microseconds: Double { nanosecondsPerFrame / 1_000 }
    var latenessMilliseconds: Double { Double(latenessNanoseconds) / 1e6 }
    var megabytes: Double { Double(residentBytes) / 1e6 }

    /// How many of the frames that so many boards were to get were sent, in percent.
    func frameShare(of boards: Int) -> Double {
        let wanted =
            Double(boards * SenderReport.framesPerSecond) * Double(wallNanoseconds) / 1e9
        return 100 * Double(frames) / wanted
    }
}
