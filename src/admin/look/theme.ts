import {
  Anchor,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Menu,
  Popover,
} from '@mantine/core'

/** The one colour of what can be pressed. */
const pine: MantineColorsTuple = [
  '#eaf6f2',
  '#d5eae3',
  '#a9d5c7',
  '#7abfa9',
  '#53ad90',
  '#3aa180',
  '#2b9b77',
  '#1c7a5c',
  '#17614f',
  '#0b4a3a',
]

/** What opens beside a button is never higher than the room there is, on a phone or at 200 %: it scrolls. */
const withinSight = {
  defaultProps: {
    middlewares: {
      flip: true,
      shift: true,
      size: {
        padding: 8,
        apply({
          availableHeight,
          elements,
        }: {
          availableHeight: number
          elements: { floating: HTMLElement }
        }) {
          elements.floating.style.maxHeight = `${Math.max(availableHeight, 140)}px`
        },
      },
    },
  },
  styles: { dropdown: { overflowY: 'auto' } },
} as const

export const theme = createTheme({
  colors: { pine },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 7 },
  autoContrast: true,
  defaultRadius: 'sm',
  fontFamily: 'system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  spacing: { xs: '0.375rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '1.25rem' }, h2: { fontSize: '1rem' } } },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // A link within a sentence is known by more than its colour.
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    Menu: Menu.extend(withinSight),
    Popover: Popover.extend(withinSight),
  },
})

/**
 * The surfaces, and what stages are coloured by: whose they are. Every pair of text and ground is readable at 4.5 : 1,
 * which Mantine's own grey is not.
 */
export const variables: CSSVariablesResolver = () => ({
  variables: { '--column-width': '15.5rem', '--header-height': '3rem' },
  light: {
    '--mantine-color-dimmed': '#56606a',
    '--mantine-color-placeholder': '#66707a',
    '--mantine-color-anchor': '#17614f',
    '--mantine-color-error': '#b42318',
    '--ground': '#f4f6f7',
    '--surface': '#ffffff',
    '--line': '#dde2e6',
    '--said-by-us': '#e3f1ec',
    '--stage-automation': '#1c7a5c',
    '--stage-chasing': '#9a6200',
    '--stage-people': '#2459a8',
    '--stage-finished': '#5c6670',
  },
  dark: {
    '--mantine-color-dimmed': '#a9b2bb',
    '--mantine-color-placeholder': '#98a1aa',
    '--mantine-color-anchor': '#7fcab2',
    '--mantine-color-error': '#ff9b8f',
    '--mantine-color-body': '#15191c',
    '--ground': '#15191c',
    '--surface': '#1f2529',
    '--line': '#343c43',
    '--said-by-us': '#21443a',
    '--stage-automation': '#53ad90',
    '--stage-chasing': '#e0a23c',
    '--stage-people': '#7ea9ec',
    '--stage-finished': '#98a1aa',
  },
})
