"""The AWS CLI's reading commands on botocore alone, as a server: starting Python and botocore for each of some hundred calls of the
script under test would take minutes.

    aws.py serve SOCKET ENDPOINT     answers commands until it is killed
    aws.py call SOCKET ARGUMENT...   has one answered, as `aws ARGUMENT...` would
"""
import json
import os
import socket
import sys


def call(path, arguments):
    """Needs no library: it must start at once."""
    environment = {name: value for name, value in os.environ.items() if name.startswith("AWS_")}
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(path)
        with line.makefile("rw", encoding="utf-8") as stream:
            stream.write(json.dumps({"arguments": arguments, "environment": environment}) + "\n")
            stream.flush()
            answer = json.loads(stream.readline())
    sys.stdout.write(answer["output"])
    sys.stderr.write(answer["error"])
    return answer["code"]


def serve(path, endpoint):
    import socketserver

    import botocore.session
    import jmespath
    from botocore import xform_name
    from botocore.config import Config
    from botocore.exceptions import ClientError
    from botocore.parsers import ResponseParserError

    clients = {}

    def client_of(service, region, environment):
        key = (service, region, environment.get("AWS_ACCESS_KEY_ID"))
        if key not in clients:
            clients[key] = botocore.session.get_session().create_client(
                service, region_name=region, endpoint_url=endpoint, config=Config(retries={"total_max_attempts": 1}),
                aws_access_key_id=environment.get("AWS_ACCESS_KEY_ID"),
                aws_secret_access_key=environment.get("AWS_SECRET_ACCESS_KEY"),
                aws_session_token=environment.get("AWS_SESSION_TOKEN"))
        return clients[key]

    def value_of(shape, words):
        if shape.type_name != "list":
            return words[0]
        if shape.member.type_name != "structure":
            return words
        found = []
        for word in words:
            name, values = word.split(",Values=")
            found.append({"Name": name[len("Name="):], "Values": values.split(",")})
        return found

    def text_of(value):
        if isinstance(value, list):
            return "\t".join(text_of(item) for item in value)
        return "None" if value is None else str(value)

    def run(arguments, environment):
        service, command, options = arguments[0], arguments[1], {}
        for word in arguments[2:]:
            if word.startswith("--"):
                words = options.setdefault(word[2:], [])
            else:
                words.append(word)
        region, output, query = (options.pop(name, [None])[0] for name in ("region", "output", "query"))
        client = client_of(service, region, environment)
        method = command.replace("-", "_")
        operation = client.meta.method_to_api_mapping[method]
        members = client.meta.service_model.operation_model(operation).input_shape
        members = {xform_name(name, "-"): (name, shape) for name, shape in (members.members.items() if members else ())}
        parameters = {members[option][0]: value_of(members[option][1], words) for option, words in options.items()}
        try:
            if client.can_paginate(method):
                answer = client.get_paginator(method).paginate(**parameters).build_full_result()
            else:
                answer = getattr(client, method)(**parameters)
        except ClientError as error:
            return 254, "", f"\n{error}\n"
        except ResponseParserError:
            return 255, "", f"\nAn error occurred (500) when calling the {operation} operation: unreadable\n"
        answer.pop("ResponseMetadata", None)
        if query:
            answer = jmespath.search(query, answer)
        if output == "text":
            return 0, text_of(answer) + "\n", ""
        return 0, json.dumps(answer, indent=4, default=lambda moment: moment.isoformat()) + "\n", ""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            request = json.loads(self.rfile.readline())
            code, output, error = run(request["arguments"], request["environment"])
            self.wfile.write(json.dumps({"code": code, "output": output, "error": error}).encode() + b"\n")

    with socketserver.UnixStreamServer(path, Handler) as server:
        server.serve_forever()


if sys.argv[1] == "serve":
    serve(sys.argv[2], sys.argv[3])
else:
    sys.exit(call(sys.argv[2], sys.argv[3:]))
