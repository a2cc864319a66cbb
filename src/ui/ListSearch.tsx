import { Search } from 'lucide-react'
import side from './sidePanel.module.css'

type Props = {
  label: string
  /** What can be looked for; the label unless given. */
  placeholder?: string
  value: string
  onSearch: (query: string) => void
  className?: string
}

/** Looks for words in a list. */
export function ListSearch({ label, placeholder = label, value, onSearch, className = '' }: Props) {
  return (
    <label className={`${side.search} ${className}`}>
      <Search aria-hidden />
      <input
        type="text"
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onSearch(event.target.value)}
      />
    </label>
  )
}
