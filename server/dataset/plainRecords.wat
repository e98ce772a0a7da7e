;; Passes whole records of a CSV file, sixteen bytes at a time. The memory holds the bytes; what is beyond their end may be anything.
(module
  ;; 1 MB of a file, and a page more, for the last sixteen bytes may go beyond it.
  (memory (export "memory") 17)
  ;; How many records the last call has passed.
  (global $records (export "records") (mut i32) (i32.const 0))

  (func (export "pass")
    ;; Where the first record begins, and where the bytes end.
    (param $from i32) (param $end i32)
    ;; The mark between values; what ends a line: a line feed, or the return before one; how many values a record has.
    (param $delimiter i32) (param $newline i32) (param $columns i32)
    ;; Whether a blank must be looked at closely, or is a letter like any other; bytes of the longest record.
    (param $are_blanks_marks i32) (param $longest i32)
    ;; Where the first record begins that was not passed.
    (result i32)
    (local $block i32) (local $start i32) (local $found i32) (local $is_quoted i32)
    (local $bytes v128) (local $marks v128)
    (local $delimiters i32) (local $others i32) (local $below i32)
    (local $at i32) (local $byte i32) (local $next i32) (local $feed i32)

    (local.set $block (local.get $from))
    (local.set $start (local.get $from))
    (local.set $feed (i32.const -1)) ;; a line feed that has been passed with its return
    (global.set $records (i32.const 0))
    (block $stop
      (loop $blocks
        (br_if $stop (i32.ge_u (local.get $block) (local.get $end)))
        (local.set $bytes (v128.load (local.get $block)))
        (local.set $delimiters
          (i8x16.bitmask (i8x16.eq (local.get $bytes) (i8x16.splat (local.get $delimiter)))))
        ;; Whatever is below a blank, and quotation marks.
        (local.set $marks
          (v128.or
            (i8x16.lt_u (local.get $bytes) (i8x16.splat (i32.const 32)))
            (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 34)))))
        ;; A blank, and the first bytes of a no-break space and of a byte order mark.
        (if (local.get $are_blanks_marks)
          (then
            (local.set $marks
              (v128.or
                (v128.or
                  (local.get $marks)
                  (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 32))))
                (v128.or
                  (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0xc2)))
                  (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0xef))))))))
        (local.set $others (i8x16.bitmask (local.get $marks)))
        (if (i32.gt_u (i32.add (local.get $block) (i32.const 16)) (local.get $end))
          (then
            (local.set $below
              (i32.sub (i32.shl (i32.const 1) (i32.sub (local.get $end) (local.get $block))) (i32.const 1)))
            (local.set $delimiters (i32.and (local.get $delimiters) (local.get $below)))
            (local.set $others (i32.and (local.get $others) (local.get $below)))))
        (local.set $others
          (i32.and (local.get $others) (i32.xor (local.get $delimiters) (i32.const -1))))

        (block $no_others
          (loop $next_other
            (br_if $no_others (i32.eqz (local.get $others)))
            (local.set $at (i32.ctz (local.get $others)))
            (local.set $others (i32.and (local.get $others) (i32.sub (local.get $others) (i32.const 1))))
            ;; The delimiters before it: those within quotation marks are letters.
            (local.set $below (i32.sub (i32.shl (i32.const 1) (local.get $at)) (i32.const 1)))
            (if (i32.eqz (local.get $is_quoted))
              (then
                (local.set $found
                  (i32.add (local.get $found) (i32.popcnt (i32.and (local.get $delimiters) (local.get $below)))))))
            (local.set $delimiters
              (i32.and (local.get $delimiters) (i32.xor (local.get $below) (i32.const -1))))
            (local.set $at (i32.add (local.get $block) (local.get $at)))
            (local.set $byte (i32.load8_u (local.get $at)))
            (local.set $next (i32.add (local.get $at) (i32.const 1)))

            (if (i32.eq (local.get $byte) (i32.const 34))
              (then
                (if (local.get $is_quoted)
                  (then
                    ;; It closes where a delimiter or the end of the line follows.
                    (br_if $stop (i32.ge_u (local.get $next) (local.get $end)))
                    (local.set $byte (i32.load8_u (local.get $next)))
                    (br_if $stop
                      (i32.and
                        (i32.ne (local.get $byte) (local.get $delimiter))
                        (i32.ne (local.get $byte) (local.get $newline))))
                    (local.set $is_quoted (i32.const 0)))
                  (else
                    ;; It opens where a value begins.
                    (if (i32.ne (local.get $at) (local.get $start))
                      (then
                        (br_if $stop
                          (i32.ne
                            (i32.load8_u (i32.sub (local.get $at) (i32.const 1)))
                            (local.get $delimiter)))))
                    (local.set $is_quoted (i32.const 1))))
                (br $next_other)))
            (br_if $next_other (i32.eq (local.get $at) (local.get $feed)))
            ;; A tab is below a blank, and a letter where blanks are.
            (br_if $next_other
              (i32.and
                (i32.eq (local.get $byte) (i32.const 9))
                (i32.eqz (local.get $are_blanks_marks))))
            ;; Nothing else may be in quotation marks, and nothing else outside but the end of a line.
            (br_if $stop (local.get $is_quoted))
            (br_if $stop (i32.ne (local.get $byte) (local.get $newline)))
            (if (i32.eq (local.get $byte) (i32.const 13))
              (then
                (br_if $stop (i32.ge_u (local.get $next) (local.get $end)))
                (br_if $stop (i32.ne (i32.load8_u (local.get $next)) (i32.const 10)))
                (local.set $feed (local.get $next))))
            ;; One value more than delimiters, and a record that is not empty.
            (br_if $stop (i32.ne (i32.add (local.get $found) (i32.const 1)) (local.get $columns)))
            (br_if $stop (i32.eq (local.get $at) (local.get $start)))
            (br_if $stop (i32.gt_u (i32.sub (local.get $next) (local.get $start)) (local.get $longest)))
            (local.set $start
              (i32.add (local.get $next) (i32.eq (local.get $byte) (i32.const 13))))
            (local.set $found (i32.const 0))
            (global.set $records (i32.add (global.get $records) (i32.const 1)))
            (br $next_other)))
        (if (i32.eqz (local.get $is_quoted))
          (then (local.set $found (i32.add (local.get $found) (i32.popcnt (local.get $delimiters))))))
        (local.set $block (i32.add (local.get $block) (i32.const 16)))
        (br $blocks)))
    (local.get $start)))
