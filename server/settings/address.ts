/** The address that people open: what the operator set, or the best one this machine has. */
import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os'
import type { Settings } from './settings.ts'

/** Networks between containers and virtual machines: no phone is in them. */
const INWARD_NETWORKS = /^(?:docker|br-|veth|virbr|vmnet|vboxnet|cni|flannel|tun|utun|lo)/

/** Without a slash at its end. `port` is the one that is really listened on. */
export function publicAddressOf(settings: Pick<Settings, 'host' | 'publicUrl'>, port: number, networks = networkInterfaces()): string {
  if (settings.publicUrl !== null) return settings.publicUrl
  const isEverywhere = settings.host === '0.0.0.0' || settings.host === '::'
  return addressOf(isEverywhere ? (hallAddress(networks) ?? 'localhost') : settings.host, port)
}

/** The address by which this machine reaches the house itself. */
export function localAddressOf(host: string, port: number): string {
  return addressOf(host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host, port)
}

function addressOf(host: string, port: number): string {
  const name = host === '127.0.0.1' || host === '::1' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}${port === 80 ? '' : `:${port}`}`
}

/** The IPv4 address in the network that phones in the hall share with this machine. */
function hallAddress(networks: Readonly<Record<string, NetworkInterfaceInfo[] | undefined>>): string | undefined {
  return Object.entries(networks)
    .filter(([name]) => !INWARD_NETWORKS.test(name))
    .flatMap(([, addresses]) => addresses ?? [])
    .find((address) => address.family === 'IPv4' && !address.internal && !address.address.startsWith('169.254.'))?.address
}
