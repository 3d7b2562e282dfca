-- nvim --headless -u NONE -c 'luafile tests/lsp/neovim.lua' -c 'qall!'
-- A real client at a copy of the manuscript that ships: GALLEY is the compiled program, PAPER the copy's folder.
local failures = {}

local function expect(said, holds)
  print((holds and 'ok   ' or 'FAIL ') .. said)
  if not holds then table.insert(failures, said) end
end

local paper = os.getenv('PAPER')
local file = os.getenv('PAPER_FILE')
vim.cmd('edit ' .. paper .. '/' .. file)
local buffer = vim.api.nvim_get_current_buf()
local text = function() return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n') end

local id = vim.lsp.start_client({ name = 'galley', cmd = { 'node', os.getenv('GALLEY'), 'lsp' }, root_dir = paper })
vim.lsp.buf_attach_client(buffer, id)

local function eventually(holds)
  return vim.wait(120000, holds, 50)
end

local function diagnostics(code)
  return vim.tbl_filter(function(one) return one.user_data.lsp.code == code end, vim.diagnostic.get(buffer))
end

-- Where a word of the text stands, lines and bytes from 0 (the text before it is plain ASCII).
local function place(pattern)
  for line, words in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local from = words:find(pattern)
    if from then return { line = line - 1, character = vim.str_utfindex(words, from) } end
  end
end

local function ask(method, params)
  params.textDocument = { uri = vim.uri_from_bufnr(buffer) }
  local answer = vim.lsp.buf_request_sync(buffer, method, params, 120000) or {}
  return answer[id] and answer[id].result
end

expect('the client is served', eventually(function() return vim.lsp.client_is_stopped(id) == false and #vim.lsp.get_active_clients() == 1 end))

-- A misspelt key is told at its place, and its suggestion mends it.
local cited = place('%[@%w')
local key = text():match('%[@([%w_:-]+)')
vim.api.nvim_buf_set_text(buffer, cited.line, cited.character + 1, cited.line, cited.character + 1 + #key, { key .. 'x' })
expect('a misspelt key is a message', eventually(function() return #diagnostics('unresolved-citation') > 0 end))
local found = diagnostics('unresolved-citation')[1]
if found then
  expect('at its place', found.lnum == cited.line)
  local lsp = found.user_data.lsp
  lsp.range = { start = { line = found.lnum, character = found.col }, ['end'] = { line = found.end_lnum, character = found.end_col } }
  lsp.message = found.message
  lsp.data = lsp.data or { suggestions = {} }
  local actions = ask('textDocument/codeAction', { range = lsp.range, context = { diagnostics = { lsp } } }) or {}
  expect('with an action', #actions > 0)
  if actions[1] then vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16') end
  expect('that mends it', eventually(function() return #vim.diagnostic.get(buffer) == 0 end))
end

local items = ask('textDocument/completion', { position = { line = cited.line, character = cited.character + 2 } }) or {}
expect('keys are completed', #vim.tbl_filter(function(one) return one.label == key end, items) == 1)

local hover = ask('textDocument/hover', { position = { line = cited.line, character = cited.character + 3 } })
expect('a key says its reference', hover ~= nil and #hover.contents.value > 40)

local there = ask('textDocument/definition', { position = { line = cited.line, character = cited.character + 3 } }) or {}
expect('a key leads to the bibliography', there[1] ~= nil and there[1].uri:match('%.bib$') ~= nil)

local edit = ask('textDocument/rename', { position = { line = cited.line, character = cited.character + 3 }, newName = 'renamed2026' })
if edit then vim.lsp.util.apply_workspace_edit(edit, 'utf-16') end
expect('a key is renamed everywhere', text():find('@renamed2026', 1, true) ~= nil and not text():find('@' .. key .. '%f[^%w_:-]'))
expect('and the paper still has no message', eventually(function() return #vim.diagnostic.get(buffer) == 0 end))

if #failures > 0 then vim.cmd('cquit 1') end
