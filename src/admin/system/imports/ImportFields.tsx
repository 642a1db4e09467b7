import { Input, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useQuery } from 'urql'
import { ImportSources } from '../../graphql/documents.ts'
import { byShell, most } from './bring_file.ts'
import classes from './Imports.module.css'

/** The file, and what is to be known of it. */
export function ImportFields({ isFixed, isHidden }: { isFixed: boolean; isHidden: boolean }) {
  const [{ data }] = useQuery({ query: ImportSources })
  const sources = useId()
  const file = useId()
  return (
    <fieldset className={classes.fields} disabled={isFixed} hidden={isHidden}>
      <Stack>
        <Input.Wrapper
          id={file}
          label="The file"
          description={`CSV, with headings in its first row: a phone or mobile, and whatever else is known. At most ${most.megabytes} MB and ${most.rows.toLocaleString('en-GB')} rows; a larger one is for the command line: ${byShell}`}
          required
        >
          <input
            id={file}
            className={classes.file}
            type="file"
            name="file"
            accept=".csv,.tsv,.txt,text/csv"
            required
            data-autofocus
          />
        </Input.Wrapper>
        <TextInput
          name="source"
          label="Where they come from"
          description="For rows that do not say so themselves."
          defaultValue="import"
          required
          maxLength={50}
          pattern="[a-z][a-z0-9_\-]*"
          title="Lower-case letters, digits, - and _, starting with a letter"
          list={sources}
          autoComplete="off"
        />
        <datalist id={sources}>
          {data?.leadSources?.nodes.map((each) => (
            <option key={each?.source} value={each?.source} />
          ))}
        </datalist>
        <Radio.Group name="onDuplicate" label="Leads that are there already" defaultValue="skip">
          <Stack gap="xs" mt={4}>
            <Radio value="skip" label="stay as they are" />
            <Radio
              value="update"
              label="get what the file says"
              description="Empty cells change nothing, nor does it move them."
            />
          </Stack>
        </Radio.Group>
        <Textarea
          name="consent"
          label="By which words they agreed to be texted"
          description="All vendors of the file, unless it has a column for that. Without it nobody is texted: somebody is asked to ring."
          placeholder="I agree that Homestead Buyers may text me"
          maxLength={2000}
          autosize
        />
        <TextInput
          name="consentDate"
          type="date"
          label="When they agreed"
          description="Unless the file has a column for that."
        />
      </Stack>
    </fieldset>
  )
}
