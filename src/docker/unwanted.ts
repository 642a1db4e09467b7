/** Packages that an image does without: GraphiQL, which is for development, and what the pages were built of and with. */
export const unwanted: readonly string[] = [
  'ruru',
  '@atlaskit/pragmatic-drag-and-drop',
  '@mantine/core',
  '@mantine/hooks',
  '@mantine/notifications',
  '@tanstack/react-virtual',
  '@urql/core',
  '@urql/exchange-graphcache',
  '@vitejs/plugin-react',
  'react',
  'react-dom',
  'urql',
  'vite',
  'wouter',
]
