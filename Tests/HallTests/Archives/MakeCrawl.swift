import Foundation
import TestSupport

/// A WARC file that warcio makes, packed, with answers of one address: each plain, coded as "gzip" or
/// "chunked", or "again" with a record of the same bytes in 2025.
func makeCrawl(
  _ captures: [(date: String, body: String, coding: String)],
  of address: String,
  at path: String
) throws {
  let script = """
    import gzip, json, sys
    from io import BytesIO
    from warcio.warcwriter import WARCWriter
    from warcio.statusandheaders import StatusAndHeaders
    path, address, captures = json.load(sys.stdin)
    with open(path, 'wb') as file:
        writer = WARCWriter(file, gzip=True)
        writer.write_record(writer.create_warcinfo_record('crawl.warc.gz', {'software': 'a test'}))
        for date, body, coding in captures:
            headers, body = [('Content-Type', 'text/html')], body.encode()
            if coding == 'gzip':
                headers.append(('Content-Encoding', 'gzip'))
                body = gzip.compress(body, mtime=0)
            if coding == 'chunked':
                headers.append(('Transfer-Encoding', 'chunked'))
                body = b'%x\\r\\n%s\\r\\n0\\r\\n\\r\\n' % (len(body), body)
            answer = StatusAndHeaders('200 OK', headers, protocol='HTTP/1.1')
            record = writer.create_warc_record(
                address, 'response', payload=BytesIO(body), http_headers=answer,
                warc_headers_dict={'WARC-Date': date})
            writer.write_record(record)
            if coding == 'again':
                writer.write_record(writer.create_revisit_record(
                    address, record.rec_headers.get_header('WARC-Payload-Digest'), address, date,
                    http_headers=answer, warc_headers_dict={'WARC-Date': '2025-01-01T00:00:00Z'}))
    """
  let rows = captures.map { [$0.date, $0.body, $0.coding] }
  let input = try JSONSerialization.data(withJSONObject: [path, address, rows] as [Any])
  let made = try ArchiveTools.run(
    [ArchiveTools.path(of: "python3"), "-c", script],
    in: "/",
    input: String(decoding: input, as: UTF8.self)
  )
  if made.code != 0 { throw CrawlFailure(output: made.output) }
}

struct CrawlFailure: Error {
  let output: String
}

func makePricePage(_ credits: Int) -> String {
  "<html><body><h1>Prices</h1><p>Erase costs \(credits) credits.</p></body></html>"
}
