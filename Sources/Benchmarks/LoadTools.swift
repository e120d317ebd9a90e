import Measures
import POSIX

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
