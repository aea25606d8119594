using Graph.Collector.Calls;

namespace Graph.Collector.Script;

/// <summary>
/// The collection as a shell script of AWS CLI calls, made of the same table of calls. Its folder is what `graph import` reads.
/// </summary>
internal static class CliScript
{
    private const string Head =
        """
        #!/bin/sh
        # Reads an AWS estate with the AWS CLI into a folder for `graph import`. It only lists and describes, and it never asks for
        # secrets: no user data, no VPN keys. Written by @TOOL@; `graph-collect permissions` prints the policy it needs.
        #
        #   sh collect.sh FOLDER [REGION...]        the caller's account; all enabled regions if none is named
        #   ACCOUNTS="111122223333 444455556666" ROLE=Audit sh collect.sh FOLDER [REGION...]
        #
        # A call that fails leaves its error in the place of its answer. The exit code is 3 if any failed.
        set -u
        umask 077
        folder=${1:?usage: sh collect.sh FOLDER [REGION...]}
        shift
        named_regions=$*
        home=${1:-${AWS_REGION:-${AWS_DEFAULT_REGION:-us-east-1}}}
        AWS_PAGER=
        export AWS_PAGER

        # ask FILE ARGUMENT...: one call of the AWS CLI, all its pages.
        ask() {
          file=$1
          shift
          mkdir -p "$(dirname "$file")"
          if aws "$@" --region "$region" --output json > "$file.part" 2> "$file.error"; then
            mv "$file.part" "$file"
            rm -f "$file.error"
          else
            mv "$file.error" "$file"
            rm -f "$file.part"
            echo "failed: aws $* --region $region" >&2
            echo x >> "$folder/.failed"
          fi
        }

        # ids MEMBER FILE...: the ids in answers, one a line. Nothing but what ids are made of passes.
        ids() {
          member=$1
          shift
          cat "$@" 2> /dev/null | sed -n "s|^ *\"$member\": \"\([A-Za-z0-9:/._-]*\)\",*\$|\1|p" | sort -u
        }

        # encoded ID: as a file name.
        encoded() {
          printf '%s' "$1" | sed 's|/|%2F|g; s|:|%3A|g'
        }

        read_region() {
          region=$1
          to=$folder/$account/$region
          echo "reading $account $region" >&2

        """;

    private const string Tail =
        """
        }

        read_account() {
          regions=${named_regions:-$(aws ec2 describe-regions --region "$home" --query 'Regions[].RegionName' --output text)}
          for name in $regions; do
            read_region "$name"
          done
        }

        # refused ACCOUNT: the error of `sts assume-role` stands for what could not be asked.
        refused() {
          for name in ${named_regions:-$home}; do
            mkdir -p "$folder/$1/$name"
            cp "$folder/.error" "$folder/$1/$name/describe-vpcs.json"
          done
          echo "failed: role $ROLE in $1" >&2
          echo x >> "$folder/.failed"
        }

        mkdir -p "$folder" && rm -f "$folder/.failed"
        own=$(aws sts get-caller-identity --region "$home" --query Account --output text) || exit 2
        partition=$(aws sts get-caller-identity --region "$home" --query Arn --output text | cut -d: -f2)
        for account in ${ACCOUNTS:-$own}; do
          if [ "$account" = "$own" ]; then
            read_account
            continue
          fi
          (
            role=arn:$partition:iam::$account:role/${ROLE:?the role to take in each account}
            keys=$(aws sts assume-role --region "$home" --role-arn "$role" \
              --role-session-name graph-collect \
              --query 'Credentials.[AccessKeyId, SecretAccessKey, SessionToken]' --output text 2> "$folder/.error") ||
              { refused "$account"; exit; }
            set -- $keys
            AWS_ACCESS_KEY_ID=$1 AWS_SECRET_ACCESS_KEY=$2 AWS_SESSION_TOKEN=$3
            export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
            unset AWS_PROFILE
            read_account
          )
        done
        rm -f "$folder/.error"
        if [ -e "$folder/.failed" ]; then
          echo "$(wc -l < "$folder/.failed") calls failed; their errors are in the folder" >&2
          rm -f "$folder/.failed"
          exit 3
        fi
        """;

    public static void Write(TextWriter output)
    {
        output.WriteLine(Head.Replace("@TOOL@", Tool.Name, StringComparison.Ordinal));
        // Records that no table has are for the program's own snapshots.
        foreach (var call in CallTable.All.Where(call => !call.IsRecordOnly))
        {
            foreach (var line in LinesOf(call))
                output.WriteLine($"  {line}");
        }

        output.WriteLine(Tail);
    }

    private static IEnumerable<string> LinesOf(AwsCall call)
    {
        var name = CliWords.NameOf(call);
        var command = $"{call.Service} {call.CliCommand}";
        var arguments = CliWords.ArgumentsOf(call);
        if (call.Follows is not { } follows)
            return [$"ask \"$to/{name}.json\" {command}{arguments}"];
        if (follows.Batch > 1)
            return [.. Batched(follows, command)];
        var source = SourceOf(follows, 0);
        return
        [
            $"for id in $(ids {follows.IdMember[0]} {source}); do",
            $"  ask \"$to/{name}/$(encoded \"$id\").json\" {command} {CliWords.OptionOf(follows.Parameter)} \"$id\"{arguments}",
            "done",
        ];
    }

    // One by one: a file for each is easier to review than counting to twenty in a shell.
    private static IEnumerable<string> Batched(Follows follows, string command)
    {
        var option = CliWords.OptionOf(follows.Parameter.Split('.')[0]);
        for (var i = 0; i < follows.Calls.Count; i++)
        {
            yield return $"for id in $(ids {follows.IdMember[i]} {SourceOf(follows, i)}); do";
            yield return $"  ask \"$to/tags-of-load-balancing/$(encoded \"$id\").json\" {command} {option} \"$id\"";
            yield return "done";
        }
    }

    private static string SourceOf(Follows follows, int index)
    {
        var source = CallTable.Of(follows.Calls[index]);
        var name = CliWords.NameOf(source);
        return source.Follows is null ? $"\"$to/{name}.json\"" : $"\"$to/{name}\"/*.json";
    }
}
