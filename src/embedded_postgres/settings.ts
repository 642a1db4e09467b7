/** Settings of the server by their names in PostgreSQL's documentation. */
export type ServerSettings = Record<string, string>

/** What our pipeline needs: four processes with their pools, statistics of statements, every commit on the disk. */
const ours: ServerSettings = {
  max_connections: '200',
  shared_buffers: '256MB',
  wal_level: 'replica',
  shared_preload_libraries: 'pg_stat_statements',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %q%u %a %d %e ',
}

/** Not for a caller to change: nobody but this machine may connect, and its log goes where we look for it. */
const fixed: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  log_destination: 'stderr',
  logging_collector: 'off',
}

/** The parameters that start a server on this data and port. */
export function serverParameters(data: string, port: number, given: ServerSettings): string[] {
  const settings = { ...ours, ...given, ...fixed, port: String(port) }
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
