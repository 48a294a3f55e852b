"""What the web server does for every site; gunicorn reads this file by itself. The rest is on its command line."""

# By default a proxy on the same machine may name the start of every address in a header, `Script_Name`. Most proxies
# pass that header on from whoever sends it, and then a stranger names it, or gets an error of the server.
forwarder_headers = ""
