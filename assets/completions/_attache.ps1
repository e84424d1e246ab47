
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'attache' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'attache'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'attache' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Put articles into the library')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List articles, one a line, newest first; ~ stands before a title that the source lacks')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one article, clean')
            [CompletionResult]::new('read', 'read', [CompletionResultType]::ParameterValue, 'Read in plain lines, for screen readers and plain terminals')
            [CompletionResult]::new('related', 'related', [CompletionResultType]::ParameterValue, 'List an article''s neighbours, each with its reasons')
            [CompletionResult]::new('officials', 'officials', [CompletionResultType]::ParameterValue, 'List who is in the news')
            [CompletionResult]::new('quotes', 'quotes', [CompletionResultType]::ParameterValue, 'List who said what, newest first')
            [CompletionResult]::new('stories', 'stories', [CompletionResultType]::ParameterValue, 'List the stories that run, the one with the newest article first')
            [CompletionResult]::new('mark', 'mark', [CompletionResultType]::ParameterValue, 'Mark articles: read, star, tag, archive, delete, write a note')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Take the last change back, whatever it was')
            [CompletionResult]::new('redo', 'redo', [CompletionResultType]::ParameterValue, 'Make the change once more that was taken back')
            [CompletionResult]::new('correct', 'correct', [CompletionResultType]::ParameterValue, 'Say which articles belong together, or take the last change back')
            [CompletionResult]::new('corrections', 'corrections', [CompletionResultType]::ParameterValue, 'List what was corrected about people, events and stories')
            [CompletionResult]::new('timeline', 'timeline', [CompletionResultType]::ParameterValue, 'Show a running story step by step, oldest first, and what each step added')
            [CompletionResult]::new('brief', 'brief', [CompletionResultType]::ParameterValue, 'Tell what happened since some time, the most reported first')
            [CompletionResult]::new('contacts', 'contacts', [CompletionResultType]::ParameterValue, 'List who called, met or visited whom, the latest first')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write articles, oldest first, or a page of a story or a person')
            [CompletionResult]::new('keys', 'keys', [CompletionResultType]::ParameterValue, 'List the keys of the reader, place by place')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Say where the configuration is, what it may be, and what is wrong with it')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Look whether terminal, library and configuration are in order')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page, or write all of them')
            break
        }
        'attache;import' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'What the sources are: auto, text, html, markdown, feed or jsonl (not yet: warc, mbox)')
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print a summary as JSON')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;list' {
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'What comes first')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many')
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object a line')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;show' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--annotate', '--annotate', [CompletionResultType]::ParameterName, 'Mark who is named, as [Ana Quillan][1], and who says what, as “[We agreed][said:1]”; the last lines say who each number is')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;read' {
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Lines of at most so many columns, 0 for a paragraph a line [default: the terminal''s, or 76]')
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;related' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object a line')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;officials' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Everybody who is named, not only officials')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object a line')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;quotes' {
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Only what this person or body said: a name, or words of one')
            [CompletionResult]::new('--about', '--about', [CompletionResultType]::ParameterName, 'Only with all of these words in the quotation, its sentence or the title')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many')
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object a line')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;stories' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many')
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Those of one article, too')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object a line')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;mark' {
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Give this tag; may be given several times')
            [CompletionResult]::new('--untag', '--untag', [CompletionResultType]::ParameterName, 'Take this tag away; may be given several times')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'Write this as the note to each; nothing takes it away')
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--read', '--read', [CompletionResultType]::ParameterName, 'Mark as read')
            [CompletionResult]::new('--unread', '--unread', [CompletionResultType]::ParameterName, 'Mark as unread')
            [CompletionResult]::new('--star', '--star', [CompletionResultType]::ParameterName, 'Star')
            [CompletionResult]::new('--unstar', '--unstar', [CompletionResultType]::ParameterName, 'Take the star away')
            [CompletionResult]::new('--archive', '--archive', [CompletionResultType]::ParameterName, 'Put away: out of the list, to be found with is:archived')
            [CompletionResult]::new('--unarchive', '--unarchive', [CompletionResultType]::ParameterName, 'Take out of the archive')
            [CompletionResult]::new('--delete', '--delete', [CompletionResultType]::ParameterName, 'Delete; for thirty days that can be taken back')
            [CompletionResult]::new('--undelete', '--undelete', [CompletionResultType]::ParameterName, 'Have what was deleted again')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;undo' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;redo' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;correct' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('same-event', 'same-event', [CompletionResultType]::ParameterValue, 'Two articles report one event: that of the first becomes that of the second')
            [CompletionResult]::new('own-event', 'own-event', [CompletionResultType]::ParameterValue, 'The article reports an event of its own')
            [CompletionResult]::new('pin', 'pin', [CompletionResultType]::ParameterValue, 'The article stays in its event, whatever comes')
            [CompletionResult]::new('same-story', 'same-story', [CompletionResultType]::ParameterValue, 'Two articles are of one story: that of the first becomes that of the second')
            [CompletionResult]::new('own-story', 'own-story', [CompletionResultType]::ParameterValue, 'The article''s event is a story of its own')
            [CompletionResult]::new('undo', 'undo', [CompletionResultType]::ParameterValue, 'Take the last change back')
            [CompletionResult]::new('redo', 'redo', [CompletionResultType]::ParameterValue, 'Make it once more')
            break
        }
        'attache;correct;same-event' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;correct;own-event' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;correct;pin' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;correct;same-story' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;correct;own-story' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;correct;undo' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;correct;redo' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;corrections' {
            [CompletionResult]::new('--import', '--import', [CompletionResultType]::ParameterName, 'Take in what --json printed elsewhere; - for standard input')
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object a line')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;timeline' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object a line')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;brief' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Since when: 2025-12-01, 2025-12-01T08:00:00Z, 24h, 7d, yesterday [default: 24h]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;contacts' {
            [CompletionResult]::new('--between', '--between', [CompletionResultType]::ParameterName, 'Only those in which these one or two people take part: names, or words of them')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many')
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object a line')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;export' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to write them')
            [CompletionResult]::new('--story', '--story', [CompletionResultType]::ParameterName, 'One page of the story that this article is of; needs --format html')
            [CompletionResult]::new('--person', '--person', [CompletionResultType]::ParameterName, 'One page of this person; needs --format html')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Where to write [default: standard output]')
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;keys' {
            [CompletionResult]::new('--preset', '--preset', [CompletionResultType]::ParameterName, 'Those of a preset instead of yours: vim, newsboat or eilmeldung')
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object a line')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;config' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where the file is, or would be')
            [CompletionResult]::new('default', 'default', [CompletionResultType]::ParameterValue, 'Print a file in which every setting is explained')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'List what is not understood, each with its line')
            break
        }
        'attache;config;path' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;config;default' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;config;check' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;doctor' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--rebuild', '--rebuild', [CompletionResultType]::ParameterName, 'Make all anew that was found in articles, by the newest rules')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print one JSON object')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;completions' {
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'attache;man' {
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the pages of all commands into this folder')
            [CompletionResult]::new('--library', '--library', [CompletionResultType]::ParameterName, 'The library to use [default: the user''s own]')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'The configuration file to use [default: the user''s own]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether output is coloured')
            [CompletionResult]::new('--now', '--now', [CompletionResultType]::ParameterName, 'The time to take for now, as 2025-12-01T12:00:00Z')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Touch no network')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
