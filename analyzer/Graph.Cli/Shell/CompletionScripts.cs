namespace Graph.Cli.Shell;

/// <summary>
/// Completion asks the program itself (`[suggest:POSITION]` and the line so far); where it has nothing to say, the
/// shell completes file names.
/// </summary>
internal static class CompletionScripts
{
    public const string Bash =
        """
        _graph() {
          local IFS=$'\n'
          local words="$("$1" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)"
          COMPREPLY=($(compgen -W "${words}" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _graph graph

        """;

    public const string Zsh =
        """
        #compdef graph
        _graph() {
          local -a words_found
          words_found=("${(@f)$("${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          words_found=("${(@)words_found:#}")
          (( ${#words_found} )) && compadd -- "${words_found[@]}" || _files
        }
        compdef _graph graph

        """;
}
