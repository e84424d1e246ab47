
use builtin;
use str;

set edit:completion:arg-completer[attache] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'attache'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'attache'= {
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand import 'Put articles into the library'
            cand list 'List articles, one a line, newest first; ~ stands before a title that the source lacks'
            cand show 'Show one article, clean'
            cand read 'Read in plain lines, for screen readers and plain terminals'
            cand related 'List an article''s neighbours, each with its reasons'
            cand officials 'List who is in the news'
            cand quotes 'List who said what, newest first'
            cand stories 'List the stories that run, the one with the newest article first'
            cand mark 'Mark articles: read, star, tag, archive, delete, write a note'
            cand undo 'Take the last change back, whatever it was'
            cand redo 'Make the change once more that was taken back'
            cand correct 'Say which articles belong together, or take the last change back'
            cand corrections 'List what was corrected about people, events and stories'
            cand timeline 'Show a running story step by step, oldest first, and what each step added'
            cand brief 'Tell what happened since some time, the most reported first'
            cand contacts 'List who called, met or visited whom, the latest first'
            cand export 'Write articles, oldest first, or a page of a story or a person'
            cand keys 'List the keys of the reader, place by place'
            cand config 'Say where the configuration is, what it may be, and what is wrong with it'
            cand doctor 'Look whether terminal, library and configuration are in order'
            cand completions 'Print completions for a shell'
            cand man 'Print the manual page, or write all of them'
        }
        &'attache;import'= {
            cand --as 'What the sources are: auto, text, html, markdown, feed or jsonl (not yet: warc, mbox)'
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --json 'Print a summary as JSON'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;list'= {
            cand --sort 'What comes first'
            cand --limit 'At most so many'
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --json 'Print one JSON object a line'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;show'= {
            cand --format 'How to print it'
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --annotate 'Mark who is named, as [Ana Quillan][1], and who says what, as “[We agreed][said:1]”; the last lines say who each number is'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;read'= {
            cand --width 'Lines of at most so many columns, 0 for a paragraph a line [default: the terminal''s, or 76]'
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;related'= {
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --json 'Print one JSON object a line'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;officials'= {
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --all 'Everybody who is named, not only officials'
            cand --json 'Print one JSON object a line'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;quotes'= {
            cand --by 'Only what this person or body said: a name, or words of one'
            cand --about 'Only with all of these words in the quotation, its sentence or the title'
            cand --limit 'At most so many'
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --json 'Print one JSON object a line'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;stories'= {
            cand --limit 'At most so many'
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --all 'Those of one article, too'
            cand --json 'Print one JSON object a line'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;mark'= {
            cand --tag 'Give this tag; may be given several times'
            cand --untag 'Take this tag away; may be given several times'
            cand --note 'Write this as the note to each; nothing takes it away'
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --read 'Mark as read'
            cand --unread 'Mark as unread'
            cand --star 'Star'
            cand --unstar 'Take the star away'
            cand --archive 'Put away: out of the list, to be found with is:archived'
            cand --unarchive 'Take out of the archive'
            cand --delete 'Delete; for thirty days that can be taken back'
            cand --undelete 'Have what was deleted again'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;undo'= {
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;redo'= {
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;correct'= {
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand same-event 'Two articles report one event: that of the first becomes that of the second'
            cand own-event 'The article reports an event of its own'
            cand pin 'The article stays in its event, whatever comes'
            cand same-story 'Two articles are of one story: that of the first becomes that of the second'
            cand own-story 'The article''s event is a story of its own'
            cand undo 'Take the last change back'
            cand redo 'Make it once more'
        }
        &'attache;correct;same-event'= {
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;correct;own-event'= {
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;correct;pin'= {
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;correct;same-story'= {
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;correct;own-story'= {
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;correct;undo'= {
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;correct;redo'= {
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;corrections'= {
            cand --import 'Take in what --json printed elsewhere; - for standard input'
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --json 'Print one JSON object a line'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;timeline'= {
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --json 'Print one JSON object a line'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;brief'= {
            cand --since 'Since when: 2025-12-01, 2025-12-01T08:00:00Z, 24h, 7d, yesterday [default: 24h]'
            cand --format 'How to print it'
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;contacts'= {
            cand --between 'Only those in which these one or two people take part: names, or words of them'
            cand --limit 'At most so many'
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --json 'Print one JSON object a line'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;export'= {
            cand --format 'How to write them'
            cand --story 'One page of the story that this article is of; needs --format html'
            cand --person 'One page of this person; needs --format html'
            cand --output 'Where to write [default: standard output]'
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;keys'= {
            cand --preset 'Those of a preset instead of yours: vim, newsboat or eilmeldung'
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --json 'Print one JSON object a line'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;config'= {
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand path 'Print where the file is, or would be'
            cand default 'Print a file in which every setting is explained'
            cand check 'List what is not understood, each with its line'
        }
        &'attache;config;path'= {
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;config;default'= {
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;config;check'= {
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;doctor'= {
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --rebuild 'Make all anew that was found in articles, by the newest rules'
            cand --json 'Print one JSON object'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;completions'= {
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'attache;man'= {
            cand --output 'Write the pages of all commands into this folder'
            cand --library 'The library to use [default: the user''s own]'
            cand --config 'The configuration file to use [default: the user''s own]'
            cand --color 'Whether output is coloured'
            cand --now 'The time to take for now, as 2025-12-01T12:00:00Z'
            cand --offline 'Touch no network'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
    ]
    $completions[$command]
}
