# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_attache_global_optspecs
    string join \n library= config= offline color= now= h/help V/version
end

function __fish_attache_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_attache_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_attache_using_subcommand
    set -l cmd (__fish_attache_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c attache -n "__fish_attache_needs_command" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_needs_command" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_needs_command" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_needs_command" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_needs_command" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_needs_command" -s V -l version -d 'Print version'
complete -c attache -n "__fish_attache_needs_command" -a "import" -d 'Put articles into the library'
complete -c attache -n "__fish_attache_needs_command" -a "list" -d 'List articles, one a line, newest first; ~ stands before a title that the source lacks'
complete -c attache -n "__fish_attache_needs_command" -a "show" -d 'Show one article, clean'
complete -c attache -n "__fish_attache_needs_command" -a "read" -d 'Read in plain lines, for screen readers and plain terminals'
complete -c attache -n "__fish_attache_needs_command" -a "related" -d 'List an article\'s neighbours, each with its reasons'
complete -c attache -n "__fish_attache_needs_command" -a "officials" -d 'List who is in the news'
complete -c attache -n "__fish_attache_needs_command" -a "quotes" -d 'List who said what, newest first'
complete -c attache -n "__fish_attache_needs_command" -a "stories" -d 'List the stories that run, the one with the newest article first'
complete -c attache -n "__fish_attache_needs_command" -a "mark" -d 'Mark articles: read, star, tag, archive, delete, write a note'
complete -c attache -n "__fish_attache_needs_command" -a "undo" -d 'Take the last change back, whatever it was'
complete -c attache -n "__fish_attache_needs_command" -a "redo" -d 'Make the change once more that was taken back'
complete -c attache -n "__fish_attache_needs_command" -a "correct" -d 'Say which articles belong together, or take the last change back'
complete -c attache -n "__fish_attache_needs_command" -a "corrections" -d 'List what was corrected about people, events and stories'
complete -c attache -n "__fish_attache_needs_command" -a "timeline" -d 'Show a running story step by step, oldest first, and what each step added'
complete -c attache -n "__fish_attache_needs_command" -a "brief" -d 'Tell what happened since some time, the most reported first'
complete -c attache -n "__fish_attache_needs_command" -a "contacts" -d 'List who called, met or visited whom, the latest first'
complete -c attache -n "__fish_attache_needs_command" -a "export" -d 'Write articles, oldest first, or a page of a story or a person'
complete -c attache -n "__fish_attache_needs_command" -a "keys" -d 'List the keys of the reader, place by place'
complete -c attache -n "__fish_attache_needs_command" -a "config" -d 'Say where the configuration is, what it may be, and what is wrong with it'
complete -c attache -n "__fish_attache_needs_command" -a "doctor" -d 'Look whether terminal, library and configuration are in order'
complete -c attache -n "__fish_attache_needs_command" -a "completions" -d 'Print completions for a shell'
complete -c attache -n "__fish_attache_needs_command" -a "man" -d 'Print the manual page, or write all of them'
complete -c attache -n "__fish_attache_using_subcommand import" -l as -d 'What the sources are: auto, text, html, markdown, feed or jsonl (not yet: warc, mbox)' -r
complete -c attache -n "__fish_attache_using_subcommand import" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand import" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand import" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand import" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand import" -l json -d 'Print a summary as JSON'
complete -c attache -n "__fish_attache_using_subcommand import" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand list" -l sort -d 'What comes first' -r -f -a "date\t'The newest'
publisher\t'By publisher, then the newest'
unread\t'What is unread, then the newest'
length\t'The longest'"
complete -c attache -n "__fish_attache_using_subcommand list" -l limit -d 'At most so many' -r
complete -c attache -n "__fish_attache_using_subcommand list" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand list" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand list" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand list" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand list" -l json -d 'Print one JSON object a line'
complete -c attache -n "__fish_attache_using_subcommand list" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand show" -l format -d 'How to print it' -r -f -a "text\t'Wrapped text'
markdown\t'Markdown'
json\t'One JSON object'"
complete -c attache -n "__fish_attache_using_subcommand show" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand show" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand show" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand show" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand show" -l annotate -d 'Mark who is named, as [Ana Quillan][1], and who says what, as “[We agreed][said:1]”; the last lines say who each number is'
complete -c attache -n "__fish_attache_using_subcommand show" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand read" -l width -d 'Lines of at most so many columns, 0 for a paragraph a line [default: the terminal\'s, or 76]' -r
complete -c attache -n "__fish_attache_using_subcommand read" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand read" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand read" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand read" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand read" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand read" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand related" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand related" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand related" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand related" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand related" -l json -d 'Print one JSON object a line'
complete -c attache -n "__fish_attache_using_subcommand related" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand related" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand officials" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand officials" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand officials" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand officials" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand officials" -l all -d 'Everybody who is named, not only officials'
complete -c attache -n "__fish_attache_using_subcommand officials" -l json -d 'Print one JSON object a line'
complete -c attache -n "__fish_attache_using_subcommand officials" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand officials" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand quotes" -l by -d 'Only what this person or body said: a name, or words of one' -r
complete -c attache -n "__fish_attache_using_subcommand quotes" -l about -d 'Only with all of these words in the quotation, its sentence or the title' -r
complete -c attache -n "__fish_attache_using_subcommand quotes" -l limit -d 'At most so many' -r
complete -c attache -n "__fish_attache_using_subcommand quotes" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand quotes" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand quotes" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand quotes" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand quotes" -l json -d 'Print one JSON object a line'
complete -c attache -n "__fish_attache_using_subcommand quotes" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand quotes" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand stories" -l limit -d 'At most so many' -r
complete -c attache -n "__fish_attache_using_subcommand stories" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand stories" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand stories" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand stories" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand stories" -l all -d 'Those of one article, too'
complete -c attache -n "__fish_attache_using_subcommand stories" -l json -d 'Print one JSON object a line'
complete -c attache -n "__fish_attache_using_subcommand stories" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand stories" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand mark" -l tag -d 'Give this tag; may be given several times' -r
complete -c attache -n "__fish_attache_using_subcommand mark" -l untag -d 'Take this tag away; may be given several times' -r
complete -c attache -n "__fish_attache_using_subcommand mark" -l note -d 'Write this as the note to each; nothing takes it away' -r
complete -c attache -n "__fish_attache_using_subcommand mark" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand mark" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand mark" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand mark" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand mark" -l read -d 'Mark as read'
complete -c attache -n "__fish_attache_using_subcommand mark" -l unread -d 'Mark as unread'
complete -c attache -n "__fish_attache_using_subcommand mark" -l star -d 'Star'
complete -c attache -n "__fish_attache_using_subcommand mark" -l unstar -d 'Take the star away'
complete -c attache -n "__fish_attache_using_subcommand mark" -l archive -d 'Put away: out of the list, to be found with is:archived'
complete -c attache -n "__fish_attache_using_subcommand mark" -l unarchive -d 'Take out of the archive'
complete -c attache -n "__fish_attache_using_subcommand mark" -l delete -d 'Delete; for thirty days that can be taken back'
complete -c attache -n "__fish_attache_using_subcommand mark" -l undelete -d 'Have what was deleted again'
complete -c attache -n "__fish_attache_using_subcommand mark" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand mark" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand undo" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand undo" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand undo" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand undo" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand undo" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand undo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand redo" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand redo" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand redo" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand redo" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand redo" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand redo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand correct; and not __fish_seen_subcommand_from same-event own-event pin same-story own-story undo redo" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand correct; and not __fish_seen_subcommand_from same-event own-event pin same-story own-story undo redo" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand correct; and not __fish_seen_subcommand_from same-event own-event pin same-story own-story undo redo" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand correct; and not __fish_seen_subcommand_from same-event own-event pin same-story own-story undo redo" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand correct; and not __fish_seen_subcommand_from same-event own-event pin same-story own-story undo redo" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand correct; and not __fish_seen_subcommand_from same-event own-event pin same-story own-story undo redo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand correct; and not __fish_seen_subcommand_from same-event own-event pin same-story own-story undo redo" -f -a "same-event" -d 'Two articles report one event: that of the first becomes that of the second'
complete -c attache -n "__fish_attache_using_subcommand correct; and not __fish_seen_subcommand_from same-event own-event pin same-story own-story undo redo" -f -a "own-event" -d 'The article reports an event of its own'
complete -c attache -n "__fish_attache_using_subcommand correct; and not __fish_seen_subcommand_from same-event own-event pin same-story own-story undo redo" -f -a "pin" -d 'The article stays in its event, whatever comes'
complete -c attache -n "__fish_attache_using_subcommand correct; and not __fish_seen_subcommand_from same-event own-event pin same-story own-story undo redo" -f -a "same-story" -d 'Two articles are of one story: that of the first becomes that of the second'
complete -c attache -n "__fish_attache_using_subcommand correct; and not __fish_seen_subcommand_from same-event own-event pin same-story own-story undo redo" -f -a "own-story" -d 'The article\'s event is a story of its own'
complete -c attache -n "__fish_attache_using_subcommand correct; and not __fish_seen_subcommand_from same-event own-event pin same-story own-story undo redo" -f -a "undo" -d 'Take the last change back'
complete -c attache -n "__fish_attache_using_subcommand correct; and not __fish_seen_subcommand_from same-event own-event pin same-story own-story undo redo" -f -a "redo" -d 'Make it once more'
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from same-event" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from same-event" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from same-event" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from same-event" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from same-event" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from same-event" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from own-event" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from own-event" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from own-event" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from own-event" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from own-event" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from own-event" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from pin" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from pin" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from pin" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from pin" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from pin" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from pin" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from same-story" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from same-story" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from same-story" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from same-story" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from same-story" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from same-story" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from own-story" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from own-story" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from own-story" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from own-story" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from own-story" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from own-story" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from undo" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from undo" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from undo" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from undo" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from undo" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from undo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from redo" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from redo" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from redo" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from redo" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from redo" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand correct; and __fish_seen_subcommand_from redo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand corrections" -l import -d 'Take in what --json printed elsewhere; - for standard input' -r
complete -c attache -n "__fish_attache_using_subcommand corrections" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand corrections" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand corrections" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand corrections" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand corrections" -l json -d 'Print one JSON object a line'
complete -c attache -n "__fish_attache_using_subcommand corrections" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand corrections" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand timeline" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand timeline" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand timeline" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand timeline" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand timeline" -l json -d 'Print one JSON object a line'
complete -c attache -n "__fish_attache_using_subcommand timeline" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand timeline" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand brief" -l since -d 'Since when: 2025-12-01, 2025-12-01T08:00:00Z, 24h, 7d, yesterday [default: 24h]' -r
complete -c attache -n "__fish_attache_using_subcommand brief" -l format -d 'How to print it' -r -f -a "markdown\t'Markdown'
html\t'One page that stands alone'
json\t'One JSON object'"
complete -c attache -n "__fish_attache_using_subcommand brief" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand brief" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand brief" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand brief" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand brief" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand brief" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand contacts" -l between -d 'Only those in which these one or two people take part: names, or words of them' -r
complete -c attache -n "__fish_attache_using_subcommand contacts" -l limit -d 'At most so many' -r
complete -c attache -n "__fish_attache_using_subcommand contacts" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand contacts" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand contacts" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand contacts" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand contacts" -l json -d 'Print one JSON object a line'
complete -c attache -n "__fish_attache_using_subcommand contacts" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand contacts" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand export" -l format -d 'How to write them' -r -f -a "json\t'One JSON array'
jsonl\t'One JSON object a line'
markdown\t'Markdown, a rule between articles'
html\t'One page that stands alone'"
complete -c attache -n "__fish_attache_using_subcommand export" -l story -d 'One page of the story that this article is of; needs --format html' -r
complete -c attache -n "__fish_attache_using_subcommand export" -l person -d 'One page of this person; needs --format html' -r
complete -c attache -n "__fish_attache_using_subcommand export" -l output -d 'Where to write [default: standard output]' -r -F
complete -c attache -n "__fish_attache_using_subcommand export" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand export" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand export" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand export" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand export" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand keys" -l preset -d 'Those of a preset instead of yours: vim, newsboat or eilmeldung' -r
complete -c attache -n "__fish_attache_using_subcommand keys" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand keys" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand keys" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand keys" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand keys" -l json -d 'Print one JSON object a line'
complete -c attache -n "__fish_attache_using_subcommand keys" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand keys" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand config; and not __fish_seen_subcommand_from path default check" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand config; and not __fish_seen_subcommand_from path default check" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand config; and not __fish_seen_subcommand_from path default check" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand config; and not __fish_seen_subcommand_from path default check" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand config; and not __fish_seen_subcommand_from path default check" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand config; and not __fish_seen_subcommand_from path default check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand config; and not __fish_seen_subcommand_from path default check" -f -a "path" -d 'Print where the file is, or would be'
complete -c attache -n "__fish_attache_using_subcommand config; and not __fish_seen_subcommand_from path default check" -f -a "default" -d 'Print a file in which every setting is explained'
complete -c attache -n "__fish_attache_using_subcommand config; and not __fish_seen_subcommand_from path default check" -f -a "check" -d 'List what is not understood, each with its line'
complete -c attache -n "__fish_attache_using_subcommand config; and __fish_seen_subcommand_from path" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand config; and __fish_seen_subcommand_from path" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand config; and __fish_seen_subcommand_from path" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand config; and __fish_seen_subcommand_from path" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand config; and __fish_seen_subcommand_from path" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand config; and __fish_seen_subcommand_from default" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand config; and __fish_seen_subcommand_from default" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand config; and __fish_seen_subcommand_from default" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand config; and __fish_seen_subcommand_from default" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand config; and __fish_seen_subcommand_from default" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand config; and __fish_seen_subcommand_from default" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand config; and __fish_seen_subcommand_from check" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand config; and __fish_seen_subcommand_from check" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand config; and __fish_seen_subcommand_from check" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand config; and __fish_seen_subcommand_from check" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand config; and __fish_seen_subcommand_from check" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand config; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand doctor" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand doctor" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand doctor" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand doctor" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand doctor" -l rebuild -d 'Make all anew that was found in articles, by the newest rules'
complete -c attache -n "__fish_attache_using_subcommand doctor" -l json -d 'Print one JSON object'
complete -c attache -n "__fish_attache_using_subcommand doctor" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand doctor" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand completions" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand completions" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand completions" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand completions" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand completions" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c attache -n "__fish_attache_using_subcommand man" -l output -d 'Write the pages of all commands into this folder' -r -F
complete -c attache -n "__fish_attache_using_subcommand man" -l library -d 'The library to use [default: the user\'s own]' -r
complete -c attache -n "__fish_attache_using_subcommand man" -l config -d 'The configuration file to use [default: the user\'s own]' -r -F
complete -c attache -n "__fish_attache_using_subcommand man" -l color -d 'Whether output is coloured' -r -f -a "auto\t'Where it is shown in a terminal that wants it'
always\t'Always'
never\t'Never'"
complete -c attache -n "__fish_attache_using_subcommand man" -l now -d 'The time to take for now, as 2025-12-01T12:00:00Z' -r
complete -c attache -n "__fish_attache_using_subcommand man" -l offline -d 'Touch no network'
complete -c attache -n "__fish_attache_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
