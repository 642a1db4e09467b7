import { PasswordInput } from '@mantine/core'

/** Asked for twice: nobody can look up what was mistyped. */
export function NewPassword() {
  return (
    <>
      <PasswordInput
        name="password"
        label="The new one"
        description="12 characters or more."
        autoComplete="new-password"
        minLength={12}
        maxLength={200}
        required
        visibilityToggleButtonProps={{ 'aria-label': 'Show the new password' }}
      />
      <PasswordInput
        name="again"
        label="The new one once more"
        autoComplete="new-password"
        required
        visibilityToggleButtonProps={{ 'aria-label': 'Show it once more' }}
      />
    </>
  )
}

/** What was typed twice; undefined when it was not the same. */
export function sameTwice(given: FormData): string | undefined {
  const password = String(given.get('password'))
  return password === String(given.get('again')) ? password : undefined
}
