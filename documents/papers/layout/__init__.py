"""The program's own Word templates, drawn page by page after NĐ 30/2020/NĐ-CP, Phụ lục I."""
