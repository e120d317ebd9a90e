import POSIX

/// One answer by one connection, whole.
package enum SmallFetch {
    private static let headEnd = Array("\r\n\r\n".utf8)

    /// The body of a 200; empty for any other answer, and while nobody listens.
    package static func body(
        _ path: String,
        port: UInt16,
        withinMilliseconds limit: Int
    ) throws -> [UInt8] {
        let answer = try whole(path, port: port, "Connection: close\r\n", limit) { _ in false }
        guard let start = bodyStart(answer) else { return [] }
        return Array(answer[start...])
    }

    /// Head and body as a kept connection gets them; empty unless the answer is a 200.
    package static func answer(
        _ path: String,
        port: UInt16,
        withinMilliseconds limit: Int
    ) throws -> [UInt8] {
        let length = try body(path, port: port, withinMilliseconds: limit).count
        return try whole(path, port: port, "", limit) { answer in
            bodyStart(answer).map { answer.count >= $0 + length } ?? false
        }
    }

    private static func bodyStart(_ answer: [UInt8]) -> Int? {
        guard answer.starts(with: Array("HTTP/1.1 200".utf8)) else { return nil }
        return answer.indices.dropLast(3).first {
            answer[$0..<($0 + 4)].elementsEqual(headEnd)
        }.map { $0 + 4 }
    }

    private static func whole(
        _ path: String,
        port: UInt16,
        _ fields: String,
        _ limit: Int,
        isWhole: ([UInt8]) -> Bool
    ) throws -> [UInt8] {
        let connection = try TCPConnection.connectNonblocking(to: .loopback(port: port))
        guard try connection.waitWritable(milliseconds: limit),
            (try? connection.connectProgress()) == .open
        else { return [] }
        let request = "GET \(path) HTTP/1.1\r\nHost: bench\r\n\(fields)\r\n"
        _ = try connection.send(Array(request.utf8).span)
        var answer: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 65_536)
        while !isWhole(answer), try connection.waitReadable(milliseconds: limit) {
            switch try connection.receive(into: &room) {
            case .moved(let count): answer += room[..<count]
            case .wouldBlock: continue
            case .ended: return answer
            }
        }
        return answer
    }
}
