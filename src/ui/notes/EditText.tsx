import { useState } from 'react'

type Props = {
  label: string
  value: string
  /** Called when a person has finished a change: the field has lost the focus. */
  onDone: (value: string) => void
  most: number
  placeholder?: string
  className?: string
  isLong?: boolean
  isReadOnly?: boolean
  /** Id of a list of offers. */
  list?: string
}

/** A text that is edited in its place. What others change meanwhile is shown once a person is not writing there. */
export function EditText(props: Props) {
  const { label, value, onDone, most, placeholder, className, isLong, isReadOnly, list } = props
  const [own, setOwn] = useState<string | null>(null)
  const finish = () => {
    if (own !== null && own.trim() !== value) onDone(own.trim())
    setOwn(null)
  }
  const shared = {
    'aria-label': label,
    value: own ?? value,
    maxLength: most,
    placeholder,
    className,
    readOnly: isReadOnly,
    onBlur: finish,
  }
  if (isLong) {
    return <textarea {...shared} rows={4} onChange={(event) => setOwn(event.target.value)} />
  }
  return (
    <input
      {...shared}
      type="text"
      list={list}
      autoComplete="off"
      onChange={(event) => setOwn(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        else if (event.key === 'Escape') setOwn(null)
      }}
    />
  )
}
