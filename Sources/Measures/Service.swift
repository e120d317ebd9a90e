package import POSIX

/// A process that the bench started; its output is taken so that it never waits for a reader.
package final class Service {
    package let child: ChildProcess
    /// When it was about to be started.
    package let startedAt: MonotonicTime
    private var drains: [Thread] = []
    private let output: Descriptor?

    /// Starts a program; with `keepsOutput` its standard output is read line by line by the bench.
    package init(_ program: String, _ arguments: [String], keepsOutput: Bool = false) throws {
        startedAt = .now
        child = try ChildProcess.start(program, arguments: arguments)
        let child = child
        drains.append(try Thread.start(name: "drain") { Service.drain(child.takeError()) })
        if keepsOutput {
            output = child.takeOutput()
        } else {
            output = nil
            drains.append(try Thread.start(name: "drain") { Service.drain(child.takeOutput()) })
        }
    }

    /// The next line of its output; throws when none comes in time.
    package func line(withinMilliseconds limit: Int) throws -> String {
        var text: [UInt8] = []
        var byte: [UInt8] = [0]
        while try output?.waitReadable(milliseconds: limit) == true {
            guard case .moved = try output?.read(into: &byte) ?? .ended else { break }
            if byte[0] == UInt8(ascii: "\n") { return String(decoding: text, as: UTF8.self) }
            text += byte
        }
        throw BenchError("A helper of the bench gave no answer.")
    }

    /// Resident memory now and at its highest, in MB, as the kernel tells.
    package func memory() throws -> (now: Double, highest: Double) {
        let text = String(
            decoding: try Files.read("/proc/\(child.processID)/status"),
            as: UTF8.self
        )
        func figure(_ key: String) -> Double {
            let line = text.split(separator: "\n").first { $0.hasPrefix(key) }
            let kilobytes = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst()
                .first.flatMap { Double($0) }
            return (kilobytes ?? 0) * 1_024 / 1_000_000
        }
        return (figure("VmRSS:"), figure("VmHWM:"))
    }

    /// Ends it politely, then firmly.
    package func stop() {
        child.send(.terminate)
        if (try? child.wait(milliseconds: 5_000)) == .some(nil) { child.send(.kill) }
        _ = try? child.wait(milliseconds: 5_000)
        for drain in drains { drain.join() }
    }

    private static func drain(_ stream: consuming Descriptor?) {
        guard let stream else { return }
        var room = [UInt8](repeating: 0, count: 64 << 10)
        while (try? stream.waitReadable(milliseconds: nil)) == true {
            guard case .moved = (try? stream.read(into: &room)) ?? .ended else { return }
        }
    }
}
