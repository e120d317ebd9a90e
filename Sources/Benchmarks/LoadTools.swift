import Measures
import POSIX

/// What `wrk` saw in one run.
struct LoadReport {
    var requests = 0.0
    var perSecond = 0.0
    /// The time within which 99 of 100 answers came, in milliseconds.
    var slowestMilliseconds = 0.0

    /// Reads the report that `wrk --latency` prints.
    init?(_ lines: [String]) {
        for line in lines {
            let words = line.split(separator: " ")
            if words.first == "99%", words.count == 2 {
                slowestMilliseconds = Self.milliseconds(words[1]) ?? 0
            } else if words.first == "Requests/sec:", words.count == 2 {
                perSecond = Double(words[1]) ?? 0
            } else if words.count > 2, words[1] == "requests", words[2] == "in" {
                requests = Double(words[0]) ?? 0
            } else if line.contains("Non-2xx") {
                return nil
            }
        }
        guard requests > 0, perSecond > 0 else { return nil }
    }

    /// Reads `640.00us`, `2.53ms` or `1.02s`.
    private static func milliseconds(_ word: Substring) -> Double? {
        let number = word.prefix { $0.isNumber || $0 == "." }
        guard let value = Double(number) else { return nil }
        switch word.dropFirst(number.count) {
        case "us": return value / 1_000
        case "ms": return value
        case "s": return value * 1_000
        default: return nil
        }
    }
}

/// The programs of others by which the kiosk is measured.
enum LoadTools {
    static let wrk = "/usr/bin/wrk"
    static let nginx = "/usr/sbin/nginx"
    static let slowhttptest = "/usr/bin/slowhttptest"

    static func isInstalled(_ path: String) -> Bool { Files.status(path) != nil }

    /// A port nobody listens on just now.
    static func freePort() throws -> UInt16 {
        try ListeningSocket(on: .loopback(port: 0)).port
    }

    /// Loads an address for some seconds over so many connections.
    static func load(_ address: String, connections: Int, seconds: Int) throws -> LoadReport {
        let run = try Service(
            wrk,
            ["-t1", "-c\(connections)", "-d\(seconds)s", "--latency", address],
            keepsOutput: true
        )
        defer { run.stop() }
        var lines: [String] = []
        while lines.last?.hasPrefix("Transfer/sec") != true {
            lines.append(try run.line(withinMilliseconds: seconds * 1_000 + 10_000))
        }
        guard let report = LoadReport(lines) else {
            throw BenchError("wrk found no good answers at \(address).")
        }
        return report
    }

    /// Starts nginx in one process that serves a folder with `sendfile` and `open_file_cache`;
    /// `isCorked` adds `tcp_nopush`, which sends head and body of a small file in one packet.
    static func serve(
        _ folder: String,
        port: UInt16,
        place: String,
        isCorked: Bool
    ) throws -> Service {
        let name = "\(place)/nginx-\(port)"
        let text = """
            daemon off; master_process off; worker_processes 1;
            pid \(name).pid; error_log \(name).log;
            events { worker_connections 8192; }
            http {
              access_log off; sendfile on; tcp_nopush \(isCorked ? "on" : "off");
              keepalive_requests 1000000000; open_file_cache max=100;
              types { text/html html; application/json json; }
              server { listen 127.0.0.1:\(port) backlog=4096; root \(folder); }
            }
            """
        let path = "\(name).conf"
        try Files.writeAtomically(Array(text.utf8), to: path)
        return try Service(nginx, ["-e", "\(name).log", "-c", path])
    }
}

extension Service {
    /// Processor time used so far, in microseconds (`/proc/PID/stat`, fields 14 and 15).
    func processorMicroseconds() throws -> Double {
        let text = String(
            decoding: try Files.read("/proc/\(child.processID)/stat"),
            as: UTF8.self
        )
        // The second field is a name in brackets, which may hold blanks.
        let fields = text.drop { $0 != ")" }.split(separator: " ")
        guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13])
        else { throw BenchError("The kernel tells no processor time.") }
        return (user + system) * 10_000
    }
}
