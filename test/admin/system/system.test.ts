import { expect } from 'vitest'
import { barriersOn, isTooWide } from '../support/accessible.ts'
import { adminStory, password, patient } from '../support/story.ts'

adminStory(
  'an admin lets somebody in by a link, sees them sign in, hands out a token, and ends it all; each act says what it does',
  patient,
  async ({ database: { db }, visit, signedIn }) => {
    const { page } = await signedIn('admin', '/')
    await page.getByRole('link', { name: /^System: .*not well/ }).click()
    await page.getByRole('listitem').filter({ hasText: 'none is connected' }).waitFor()
    expect(await barriersOn(page), 'the state').toEqual([])

    await page.getByRole('link', { name: 'Workers and queue' }).click()
    await page.getByText('No worker is there').waitFor()
    await page.getByRole('cell', { name: 'agent runs' }).waitFor()
    expect(await barriersOn(page), 'workers and queue').toEqual([])

    await page.getByRole('link', { name: 'Users' }).click()
    await page.getByRole('button', { name: 'Add somebody' }).click()
    await page.getByLabel('Name').fill('Sam@example.com')
    await page.getByLabel('Viewer').check()
    expect(await barriersOn(page), 'adding somebody').toEqual([])
    await page.keyboard.press('Enter')
    const link = await page
      .getByRole('dialog', { name: 'The link for sam@example.com' })
      .locator('code')
      .innerText()
    expect(await barriersOn(page), 'the link').toEqual([])
    await page.keyboard.press('Escape')

    const { page: theirs, complaints } = await visit({
      viewport: { width: 320, height: 640 },
      colorScheme: 'dark',
    })
    await theirs.goto(new URL(link).pathname + new URL(link).hash)
    await theirs.getByText('You sign in as sam@example.com').waitFor()
    expect([await barriersOn(theirs), await isTooWide(theirs)]).toEqual([[], false])
    await theirs.locator('input[name=password]').fill(password)
    await theirs.getByLabel('The new one once more').fill('something else')
    await theirs.getByRole('button', { name: 'Set it' }).click()
    await theirs.getByText('These are two different passwords.').waitFor()
    await theirs.getByLabel('The new one once more').fill(password)
    await theirs.getByRole('button', { name: 'Set it' }).click()
    await theirs.getByRole('heading', { name: 'Board' }).waitFor()

    await theirs.goto('/system/users')
    await theirs.getByRole('heading', { name: 'There is no such page' }).waitFor()
    await theirs.goto('/system/access')
    await theirs.getByRole('row', { name: /sam@example.com .*This one/ }).waitFor()
    expect(await theirs.getByRole('button', { name: 'Add a token' }).count()).toBe(0)
    await theirs.getByRole('button', { name: 'Change your password' }).click()
    expect([await barriersOn(theirs), await isTooWide(theirs)]).toEqual([[], false])
    await theirs.getByLabel('The present one').fill('not this one')
    await theirs.locator('input[name=password]').fill('another of theirs')
    await theirs.getByLabel('The new one once more').fill('another of theirs')
    await theirs.getByRole('button', { name: 'Change it' }).click()
    await theirs.getByText('The present password is another.').waitFor()
    await theirs.getByLabel('The present one').fill(password)
    await theirs.getByRole('button', { name: 'Change it' }).click()
    await theirs.getByText('Your password is changed.').waitFor()

    await page.getByRole('row', { name: /sam@example.com viewer Password/ }).waitFor()
    await page.getByRole('button', { name: 'Change sam@example.com' }).click()
    await page.getByRole('menuitem', { name: 'Make sam@example.com an operator' }).click()
    await page.getByText('From the next request on.').waitFor()
    await page.getByRole('button', { name: 'Change the role' }).click()
    await page.getByRole('row', { name: /sam@example.com operator/ }).waitFor()

    await page.getByRole('link', { name: 'Sessions and tokens' }).click()
    await page.getByRole('button', { name: 'Add a token' }).click()
    await page.getByLabel('What it is for').fill('weekly report')
    await page.getByLabel('Acts for').selectOption('sam@example.com')
    await page.getByRole('button', { name: 'Make the token' }).click()
    const token = await page.getByRole('dialog', { name: 'The token' }).locator('code').innerText()
    expect(token).toMatch(/^[\w-]{43}$/)
    await page.keyboard.press('Escape')
    await page.getByRole('row', { name: /weekly report sam@example.com viewer Counts/ }).waitFor()
    await page.getByRole('button', { name: 'End the token weekly report' }).click()
    expect(await barriersOn(page), 'ending a token').toEqual([])
    await page.getByRole('button', { name: 'End it' }).click()
    await page.getByRole('row', { name: /weekly report sam@example.com viewer Ended/ }).waitFor()
    expect(await page.content()).not.toContain(token)

    await page.getByRole('link', { name: 'Users' }).click()
    await page.getByRole('button', { name: 'Change admin' }).click()
    await page.getByRole('menuitem', { name: 'End access' }).click()
    await page.getByRole('button', { name: 'End access' }).click()
    await page.getByText('admin is the only admin').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Change sam@example.com' }).click()
    await page.getByRole('menuitem', { name: 'End access' }).click()
    await page.getByRole('button', { name: 'End access' }).click()
    await page.getByRole('row', { name: /sam@example.com .*May not sign in/ }).waitFor()
    await theirs.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
    await theirs.close()
    complaints.length = 0 // of what they had asked before they were told

    const { rows } = await db.query(
      `select distinct actor from pipeline.audit_log where table_name in ('users', 'api_tokens') and user_id is not null order by 1`,
    )
    expect(rows).toEqual([{ actor: 'admin' }, { actor: 'sam@example.com' }])
  },
)
