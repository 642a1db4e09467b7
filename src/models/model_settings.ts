/** The language model that is set up. */
export interface ModelSettings {
  provider: 'openai-compatible' | 'anthropic'
  model: string
  apiKey: string | undefined
  /** Another origin of the provider's API. */
  baseUrl: string | undefined
}
