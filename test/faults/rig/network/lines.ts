import { startProxy, type TcpProxy } from './proxy.ts'

/** The lines to all servers that a connection string names, which break together. */
export type Lines = Pick<TcpProxy, 'through' | 'cut' | 'hold' | 'release' | 'swallow' | 'close'>

export async function startLines(url: string): Promise<Lines> {
  const ports = [...url.matchAll(/(?<=[@,][^@,/]*:)\d+/g)].map(([port]) => Number(port))
  const proxies = await Promise.all(ports.map((port) => startProxy(port)))
  const all = (deed: 'cut' | 'hold' | 'release' | 'swallow') => () => {
    for (const proxy of proxies) proxy[deed]()
  }
  return {
    through: (address) =>
      proxies.reduce(
        (changed, proxy, index) => changed.replace(`:${ports[index]}`, `:${proxy.port}`),
        address,
      ),
    ...{ cut: all('cut'), hold: all('hold'), release: all('release'), swallow: all('swallow') },
    async close() {
      await Promise.all(proxies.map((proxy) => proxy.close()))
    },
  }
}
