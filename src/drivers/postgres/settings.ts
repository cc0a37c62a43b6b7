import { createHash } from 'node:crypto'
import type { Binaries } from './binaries.ts'

export type ClusterOptions = {
  /** false: no fsync, for clusters that are thrown away after a test run; such a cluster can never be opened as a durable one */
  readonly durable: boolean
  readonly settings: Readonly<Record<string, string>>
}

/** What a small machine (2 cores, 4 GB) wants. They lie in `bihuan.conf`, so that an administrator's ALTER SYSTEM still wins. */
export function tunables(binaries: Binaries, options: ClusterOptions): Record<string, string> {
  return {
    max_connections: '60',
    shared_buffers: '128MB',
    effective_cache_size: '512MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    random_page_cost: '1.1',
    min_wal_size: '80MB',
    max_wal_size: '512MB',
    checkpoint_timeout: '15min',
    huge_pages: 'off',
    jit: 'off',
    // Nobody replicates from an embedded database: one process less.
    max_logical_replication_workers: '0',
    // /dev/shm is 64 MB in many containers, and systemd empties it when an ordinary user logs out: use files of the cluster's own.
    dynamic_shared_memory_type: 'mmap',
    ...(binaries.major >= 18 ? { io_workers: '2' } : {}),
    ...(options.durable ? {} : { autovacuum_naptime: '5min', max_connections: '200' }),
    ...options.settings,
  }
}

/** What our promises rest on; given on the command line, where no file can override it. */
export function fixed(socketFolder: string, port: number, logs: string, durable: boolean): Record<string, string> {
  const safe = durable ? 'on' : 'off'
  return {
    listen_addresses: '',
    port: String(port),
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    fsync: safe,
    full_page_writes: safe,
    synchronous_commit: safe,
    restart_after_crash: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    password_encryption: 'scram-sha-256',
    // A client that was killed is noticed although its query still runs, so that its locks do not outlive it.
    client_connection_check_interval: process.platform === 'linux' ? '2s' : '0',
    logging_collector: 'on',
    log_directory: logs,
    log_filename: 'postgres-%Y%m%d-%H%M%S.log',
    log_file_mode: '0600',
    log_rotation_size: '10MB',
    log_rotation_age: '1d',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] %d ',
  }
}

export function renderConf(values: Readonly<Record<string, string>>): string {
  const lines = Object.entries(values).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`)
  return ['# Written at every start. Change settings with ALTER SYSTEM instead.', ...lines, ''].join('\n')
}

export function asArguments(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Told by the running server as `cluster_name`: a postmaster left over with other settings or another version is not adopted. */
export function fingerprint(binaries: Binaries, conf: string, args: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify([binaries.postgres, binaries.version, conf, args]))
  return `bihuan-${hash.digest('hex').slice(0, 12)}`
}

/** initdb's options: UTF-8 and code-point order, the same bytes on every machine. The builtin provider (17 on) does not change with the C library; ICU collations are there for lists of people. */
export function initdbArguments(
  binaries: Binaries,
  cluster: string,
  passwordFile: string,
  durable: boolean,
  locale: string,
): string[] {
  return [
    ...[
      '-D',
      cluster,
      '-E',
      'UTF8',
      '-U',
      'postgres',
      '-A',
      'scram-sha-256',
      '--pwfile',
      passwordFile,
      '--data-checksums',
    ],
    ...(binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []),
    ...[`--locale=${binaries.major >= 17 ? 'C' : locale}`, '--lc-messages=C', '-T', 'simple'],
    ...(durable ? [] : ['--no-sync']),
  ]
}
