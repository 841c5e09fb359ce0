var a = [for i in range(0, 800): map(range(0,800), k => i*k)]
output x string = string(a)
